/**
 * Rules about the repository as a whole: its documents, its vocabulary, the size of its files. Nothing of the library
 * is tested here.
 */
@NullMarked
package io.xhscomments.examples.recipes.house;

import org.jspecify.annotations.NullMarked;
