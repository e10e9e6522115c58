/** Whole processes: how soon they start, and how much memory they need. */
@NullMarked
package io.xhscomments.examples.benchmarks.process;

import org.jspecify.annotations.NullMarked;
