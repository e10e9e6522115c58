/**
 * Reads free copies of responses through the links that the service adds to them. Links are hostile input; this package
 * knows neither the store nor the API key nor the wire format.
 */
@NullMarked
package io.xhscomments.adapter.cache.link;

import org.jspecify.annotations.NullMarked;
