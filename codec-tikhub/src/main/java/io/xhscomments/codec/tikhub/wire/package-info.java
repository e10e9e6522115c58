/**
 * The names and value forms of TikHub's wire format that both decoders share. Reading a complete object belongs to the
 * decoders.
 */
@NullMarked
package io.xhscomments.codec.tikhub.wire;

import org.jspecify.annotations.NullMarked;
