/**
 * The live source for those who compose with Dagger; needs Dagger on the class path, which nothing else in this
 * artifact does. Bindings only: no behaviour may live here.
 */
@NullMarked
package io.xhscomments.adapter.retrofit.dagger;

import org.jspecify.annotations.NullMarked;
