/**
 * The program's surroundings: input, standard output, standard error, the terminal, environment variables and Ctrl-C.
 * It does not depend on commands or options.
 */
@NullMarked
package io.xhscomments.examples.cli.terminal;

import org.jspecify.annotations.NullMarked;
