/**
 * An HTTP server on loopback, and the stub of the service on it. The testkit decides what the stub responds; commands
 * and their messages do not belong here.
 */
@NullMarked
package io.xhscomments.examples.cli.serving;

import org.jspecify.annotations.NullMarked;
