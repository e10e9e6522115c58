/**
 * AssertJ assertions for the library's own types: what tests of programs ask most often, in one line, with a message
 * that says what there was instead. Assertions only; what they are about is made elsewhere.
 */
@NullMarked
package io.xhscomments.testkit.assertions;

import org.jspecify.annotations.NullMarked;
