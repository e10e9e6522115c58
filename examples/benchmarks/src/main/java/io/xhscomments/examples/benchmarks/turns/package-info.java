/**
 * Contestants take short turns in one warmed-up process, so that other load on the machine affects all of them. Nothing
 * here depends on a benchmark.
 */
@NullMarked
package io.xhscomments.examples.benchmarks.turns;

import org.jspecify.annotations.NullMarked;
