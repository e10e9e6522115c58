/** The subcommands of {@code store}, which never send a charged request. */
@NullMarked
package io.xhscomments.examples.cli.command.store;

import org.jspecify.annotations.NullMarked;
