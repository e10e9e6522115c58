/** Stored pages to files of rows: the program beside a Python script and DuckDB. */
@NullMarked
package io.xhscomments.examples.benchmarks.export;

import org.jspecify.annotations.NullMarked;
