/**
 * Benchmarks of this project beside alternatives: one class for each benchmark, run by name. No module depends on this
 * one, and no test asserts a time.
 */
@NullMarked
package io.xhscomments.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
