/**
 * One run over one or more notes: where its comments go, what it remembers for the next run, and how it is stopped.
 * Nothing here knows of the command line or of a service.
 */
@NullMarked
package io.xhscomments.examples.cli.job;

import org.jspecify.annotations.NullMarked;
