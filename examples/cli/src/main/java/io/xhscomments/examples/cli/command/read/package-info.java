/** The command {@code read}: its arguments, which are checked before anything is sent, its run, and its result. */
@NullMarked
package io.xhscomments.examples.cli.command.read;

import org.jspecify.annotations.NullMarked;
