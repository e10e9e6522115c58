/**
 * One run over one or more notes: its output, its checkpoint and its cancellation. This package does not depend on the
 * command line or on a service.
 */
@NullMarked
package io.xhscomments.examples.cli.job;

import org.jspecify.annotations.NullMarked;
