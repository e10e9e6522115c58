/**
 * The ports: one method each, for those who plug in a source, an HTTP stack or a wire format of their own.
 * Implementations live in the adapters, not here.
 */
@NullMarked
package io.xhscomments.core.port;

import org.jspecify.annotations.NullMarked;
