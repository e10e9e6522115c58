/**
 * Generated notes of any size and the pages that the service would return for them. All values follow from a seed;
 * nothing here sends a request.
 */
@NullMarked
package io.xhscomments.testkit.synthetic;

import org.jspecify.annotations.NullMarked;
