/**
 * Reading a whole note, honestly: a lazy, restartable, resumable sequence of comments over the one-page port, which
 * says what it covered, why it stopped and what it spent. How a page is fetched, repeated or paid for is none of its
 * business; see {@code io.xhscomments.core.policy}.
 */
@NullMarked
package io.xhscomments.core.reading;

import org.jspecify.annotations.NullMarked;
