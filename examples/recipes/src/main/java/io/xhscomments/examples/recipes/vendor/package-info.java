/**
 * A second vendor behind the same port, with another URL, envelope, set of codes and authentication. Only this package
 * knows the vendor.
 */
@NullMarked
package io.xhscomments.examples.recipes.vendor;

import org.jspecify.annotations.NullMarked;
