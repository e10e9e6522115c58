/**
 * The database of {@code --into} as a destination of comments. The tables and transactions are in the module of the
 * database; here live the times of comments, and what the program does if the database fails.
 */
@NullMarked
package io.xhscomments.examples.cli.database;

import org.jspecify.annotations.NullMarked;
