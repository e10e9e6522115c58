/**
 * The words of the program in the languages it speaks. Nothing here knows of the command line, nor of how words are
 * shown.
 */
@NullMarked
package io.xhscomments.examples.cli.language;

import org.jspecify.annotations.NullMarked;
