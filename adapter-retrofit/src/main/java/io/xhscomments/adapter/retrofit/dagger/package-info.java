/**
 * The live source as a Dagger module; only this package of the artifact needs Dagger on the class path. It contains
 * bindings only, no behavior.
 */
@NullMarked
package io.xhscomments.adapter.retrofit.dagger;

import org.jspecify.annotations.NullMarked;
