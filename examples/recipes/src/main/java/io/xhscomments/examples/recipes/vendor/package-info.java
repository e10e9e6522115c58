/**
 * A second vendor behind the same port: another address, another envelope, other codes, a token in the query. What this
 * vendor is like is known here and nowhere else.
 */
@NullMarked
package io.xhscomments.examples.recipes.vendor;

import org.jspecify.annotations.NullMarked;
