/**
 * Reads a complete note as a lazy, resumable sequence of comments over the one-page port, and reports coverage, stop
 * reason and spend. Fetching, retrying and paying belong to the source; see {@code io.xhscomments.core.policy}.
 */
@NullMarked
package io.xhscomments.core.reading;

import org.jspecify.annotations.NullMarked;
