/**
 * Internal: TikHub's wire format as the stub reads and writes it (request parameters, cursors, response envelope). Only
 * packages of the testkit may use it.
 */
@NullMarked
package io.xhscomments.testkit.wire;

import org.jspecify.annotations.NullMarked;
