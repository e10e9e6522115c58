/**
 * The entry points of the program and its error handling. Code that other programs could use belongs in a library
 * module.
 */
@NullMarked
package io.xhscomments.examples.cli;

import org.jspecify.annotations.NullMarked;
