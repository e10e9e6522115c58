/**
 * The report page: one self-contained HTML file, written as comments arrive. It depends on comments, coverage and the
 * program's messages; not on the command line, on a service or on other formats.
 */
@NullMarked
package io.xhscomments.examples.cli.report;

import org.jspecify.annotations.NullMarked;
