/**
 * One page: what is asked for, what comes back, and the receipt for it. Values only; who fetches a page, and how, is
 * the business of {@code io.xhscomments.core.port} and of the adapters.
 */
@NullMarked
package io.xhscomments.core.page;

import org.jspecify.annotations.NullMarked;
