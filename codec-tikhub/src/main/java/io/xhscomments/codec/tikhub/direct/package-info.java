/**
 * The quick way from a response's bytes to its page: one pass, no tokens, no library. What is wrong or only unusual it
 * leaves to the decoder it was made after; so nothing here says what is wrong, and nothing here is for other modules.
 */
@NullMarked
package io.xhscomments.codec.tikhub.direct;

import org.jspecify.annotations.NullMarked;
