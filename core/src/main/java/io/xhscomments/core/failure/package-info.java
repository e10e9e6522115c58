/**
 * Every way in which a page can fail to come, as one sealed family that says of each: may it be tried again, after how
 * long, was it charged. No failure is swallowed here, none turns into an empty page, and none may carry a key or a
 * signature.
 */
@NullMarked
package io.xhscomments.core.failure;

import org.jspecify.annotations.NullMarked;
