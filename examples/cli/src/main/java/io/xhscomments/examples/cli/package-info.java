/**
 * The command-line program, and the composition root: here ports meet adapters. Whatever a program of somebody else's
 * could use belongs into a library module, not here.
 */
@NullMarked
package io.xhscomments.examples.cli;

import org.jspecify.annotations.NullMarked;
