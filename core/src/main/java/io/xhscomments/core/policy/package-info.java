/**
 * Policies that decorate a source: retry, rate limit, budget and single flight, one class each; combine them with
 * {@link io.xhscomments.core.policy.Policies}. {@link io.xhscomments.core.policy.AutoRoute} chooses a route. No policy
 * knows a service: it asks the failure, not the status.
 */
@NullMarked
package io.xhscomments.core.policy;

import org.jspecify.annotations.NullMarked;
