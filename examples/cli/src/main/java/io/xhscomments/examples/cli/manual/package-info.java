/**
 * What is made of the commands for those who install the program: a manual page, and completion for shells. It knows
 * only what the commands know of themselves.
 */
@NullMarked
package io.xhscomments.examples.cli.manual;

import org.jspecify.annotations.NullMarked;
