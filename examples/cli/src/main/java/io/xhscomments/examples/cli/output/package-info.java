/**
 * How comments and summaries are written down: one class a format. Nothing here reads comments or knows of the command
 * line.
 */
@NullMarked
package io.xhscomments.examples.cli.output;

import org.jspecify.annotations.NullMarked;
