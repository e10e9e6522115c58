/**
 * The commands of the program, one class each, with the texts of their help. Code that two commands share belongs in
 * the package of its subject.
 */
@NullMarked
package io.xhscomments.examples.cli.command;

import org.jspecify.annotations.NullMarked;
