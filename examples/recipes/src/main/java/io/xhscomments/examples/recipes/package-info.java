/**
 * One runnable class for each use of the library, each run by a test. No other module depends on these classes; copy
 * the code that you need.
 */
@NullMarked
package io.xhscomments.examples.recipes;

import org.jspecify.annotations.NullMarked;
