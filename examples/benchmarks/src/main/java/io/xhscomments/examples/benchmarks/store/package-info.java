/** The page store beside OkHttp's cache and bare files. */
@NullMarked
package io.xhscomments.examples.benchmarks.store;

import org.jspecify.annotations.NullMarked;
