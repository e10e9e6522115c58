/** The start time and the memory of processes. */
@NullMarked
package io.xhscomments.examples.benchmarks.process;

import org.jspecify.annotations.NullMarked;
