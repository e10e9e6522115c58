/**
 * The ports: interfaces with one method each, for sources, HTTP stacks and wire formats of your own. Implementations
 * belong into the adapters, not here.
 */
@NullMarked
package io.xhscomments.core.port;

import org.jspecify.annotations.NullMarked;
