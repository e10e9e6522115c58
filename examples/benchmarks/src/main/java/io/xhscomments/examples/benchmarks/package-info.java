/**
 * What measures this project beside what people would use instead: one class for each benchmark, run by name. Nothing
 * depends on this, and no test asserts a time.
 */
@NullMarked
package io.xhscomments.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
