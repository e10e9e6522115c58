/**
 * The fast decoder: one pass over the bytes of an ordinary page, without tokens. It leaves every failure and every
 * unusual value to the plain decoder, so nothing here describes a fault.
 */
@NullMarked
package io.xhscomments.codec.tikhub.fast;

import org.jspecify.annotations.NullMarked;
