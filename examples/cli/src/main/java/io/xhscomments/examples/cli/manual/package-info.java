/**
 * The manual page of the program. This package depends only on the specifications of the commands and on the messages.
 */
@NullMarked
package io.xhscomments.examples.cli.manual;

import org.jspecify.annotations.NullMarked;
