/**
 * Fetches missing pages: coalesces callers, recovers partial pages, decides about repeated payment, sends and stores.
 * Internal; a new rule about payment belongs here, a new file operation belongs in {@code storage}.
 */
@NullMarked
package io.xhscomments.adapter.cache.file.fetch;

import org.jspecify.annotations.NullMarked;
