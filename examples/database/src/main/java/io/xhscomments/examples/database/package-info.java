/**
 * Comments in a relational database, which stays current as notes are read again. Here live the tables, what the two
 * kinds of databases do differently, and the transactions. Options, messages and exit codes belong to the program; the
 * fields of a comment belong to the core.
 */
@NullMarked
package io.xhscomments.examples.database;

import org.jspecify.annotations.NullMarked;
