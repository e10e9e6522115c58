/**
 * Contestants who take short turns in one warmed process, so that whatever else the machine does meets all of them.
 * Knows nothing of what is measured.
 */
@NullMarked
package io.xhscomments.examples.benchmarks.turns;

import org.jspecify.annotations.NullMarked;
