/**
 * AssertJ assertions for the library's types: the most frequent checks of a test in one line, with a message that shows
 * the actual value. Only assertions belong here.
 */
@NullMarked
package io.xhscomments.testkit.assertions;

import org.jspecify.annotations.NullMarked;
