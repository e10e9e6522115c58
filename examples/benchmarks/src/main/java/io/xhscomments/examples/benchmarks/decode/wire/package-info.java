/**
 * The responses as plain records, named as on the wire, so that no contestant has names to translate. Several libraries
 * make decoders of these at compile time; what they make knows nothing of absent values, so nothing here does.
 */
@NullUnmarked
package io.xhscomments.examples.benchmarks.decode.wire;

import org.jspecify.annotations.NullUnmarked;
