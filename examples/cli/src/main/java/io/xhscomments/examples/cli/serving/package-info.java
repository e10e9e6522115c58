/**
 * The program as a server: HTTP on loopback, and the stub of the service over it. What the stub responds is not decided
 * here; commands and their texts do not belong here.
 */
@NullMarked
package io.xhscomments.examples.cli.serving;

import org.jspecify.annotations.NullMarked;
