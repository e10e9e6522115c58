/**
 * Decisions that a program makes for a store, and the listener that a store reports to. Public; every type here is
 * small and knows nothing of files but their paths.
 */
@NullMarked
package io.xhscomments.adapter.cache.file.policy;

import org.jspecify.annotations.NullMarked;
