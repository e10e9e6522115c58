/** Pages that are fetched: what a call costs, and how long many of them take. */
@NullMarked
package io.xhscomments.examples.benchmarks.live;

import org.jspecify.annotations.NullMarked;
