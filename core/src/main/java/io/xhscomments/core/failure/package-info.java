/**
 * All failures of a source, as one sealed family in three groups by remedy: temporary, rejected, and paid for without a
 * usable page. Each says whether a retry may help, after which delay, and whether the request was charged. A failure is
 * never turned into an empty page, and its message contains no key and no signature.
 */
@NullMarked
package io.xhscomments.core.failure;

import org.jspecify.annotations.NullMarked;
