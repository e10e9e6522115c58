/**
 * The page: one HTML file that shows comments and needs nobody else, written as they arrive. It knows comments and what
 * was read of a note; neither the command line nor a service, nor other formats.
 */
@NullMarked
package io.xhscomments.examples.cli.report;

import org.jspecify.annotations.NullMarked;
