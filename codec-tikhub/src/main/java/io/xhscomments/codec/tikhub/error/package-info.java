/**
 * Failures: error statuses, failures reported inside a response with HTTP 200, and safe messages for both. Nothing here
 * reads a page.
 */
@NullMarked
package io.xhscomments.codec.tikhub.error;

import org.jspecify.annotations.NullMarked;
