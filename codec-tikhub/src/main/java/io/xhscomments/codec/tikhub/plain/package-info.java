/**
 * The plain decoder's readers, which turn every page that can be read into the model and collect its irregularities.
 * They look up members by name; speed belongs to {@code fast}.
 */
@NullMarked
package io.xhscomments.codec.tikhub.plain;

import org.jspecify.annotations.NullMarked;
