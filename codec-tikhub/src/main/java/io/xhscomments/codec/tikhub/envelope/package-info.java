/**
 * The objects around a page, and the members that describe the fetch. Failures are made in {@code error}, pages in
 * {@code plain} and {@code fast}.
 */
@NullMarked
package io.xhscomments.codec.tikhub.envelope;

import org.jspecify.annotations.NullMarked;
