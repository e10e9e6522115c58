/**
 * TikHub's wire format, both ways: a page request to path and parameters, a response's bytes to a page or a typed
 * failure. Everything that is known of the API's names and numbers lives here and nowhere else; no HTTP may.
 */
@NullMarked
package io.xhscomments.codec.tikhub;

import org.jspecify.annotations.NullMarked;
