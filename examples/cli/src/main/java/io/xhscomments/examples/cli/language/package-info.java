/**
 * The messages of the program in its languages. This package does not depend on the command line, or on how messages
 * are shown.
 */
@NullMarked
package io.xhscomments.examples.cli.language;

import org.jspecify.annotations.NullMarked;
