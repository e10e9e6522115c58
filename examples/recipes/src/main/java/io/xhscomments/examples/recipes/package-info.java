/** One runnable class for each use of the library, each run by a test. Nothing depends on these; copy what you need. */
@NullMarked
package io.xhscomments.examples.recipes;

import org.jspecify.annotations.NullMarked;
