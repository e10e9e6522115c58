/**
 * Decorators of the port that wait, repeat, refuse and share: one class a policy, each usable alone, together through
 * {@link io.xhscomments.core.policy.Policies}. Nothing here knows a service; a policy asks the failure, not the status.
 */
@NullMarked
package io.xhscomments.core.policy;

import org.jspecify.annotations.NullMarked;
