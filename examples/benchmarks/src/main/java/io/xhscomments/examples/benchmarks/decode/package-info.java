/** Decoding responses into pages: this project's decoders beside JSON libraries. */
@NullMarked
package io.xhscomments.examples.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
