/**
 * The responses as plain records with the member names of the wire, so that no contestant maps names. Some libraries
 * generate decoders at compile time without null annotations, so there are none here.
 */
@NullUnmarked
package io.xhscomments.examples.benchmarks.decode.wire;

import org.jspecify.annotations.NullUnmarked;
