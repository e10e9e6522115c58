/**
 * One page: its request, its response, its comments and its receipt. Immutable values only; fetching a page belongs to
 * {@code io.xhscomments.core.port} and to the adapters.
 */
@NullMarked
package io.xhscomments.core.page;

import org.jspecify.annotations.NullMarked;
