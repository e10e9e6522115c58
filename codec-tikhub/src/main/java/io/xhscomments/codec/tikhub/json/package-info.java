/**
 * A strict JSON parser over bytes, which reports where a fault is and reads the prefix of a response that is cut off.
 * It knows nothing of TikHub.
 */
@NullMarked
package io.xhscomments.codec.tikhub.json;

import org.jspecify.annotations.NullMarked;
