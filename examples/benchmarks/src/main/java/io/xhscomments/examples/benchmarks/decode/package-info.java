/** Responses to pages of comments: this project's decoders beside what people would decode with instead. */
@NullMarked
package io.xhscomments.examples.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
