/**
 * The sources that comments are read from: the service with its policies, a store, or both, as the options say.
 * Commands and their output do not belong here.
 */
@NullMarked
package io.xhscomments.examples.cli.source;

import org.jspecify.annotations.NullMarked;
