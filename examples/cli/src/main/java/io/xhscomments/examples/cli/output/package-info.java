/**
 * Writers and readers of comments and summaries: a writer for each format, made from the list of a comment's fields.
 * Nothing here may fetch comments or depend on the command line.
 */
@NullMarked
package io.xhscomments.examples.cli.output;

import org.jspecify.annotations.NullMarked;
