/**
 * Reads responses again for free, under the links that the service gave out with them. Links are hostile input here,
 * and neither a store nor a key nor the wire format may be known.
 */
@NullMarked
package io.xhscomments.adapter.cache.link;

import org.jspecify.annotations.NullMarked;
