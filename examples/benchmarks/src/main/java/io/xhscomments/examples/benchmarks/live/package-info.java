/** Pages fetched over HTTP: the cost of a call, and the time of many. */
@NullMarked
package io.xhscomments.examples.benchmarks.live;

import org.jspecify.annotations.NullMarked;
