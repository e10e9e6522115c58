/**
 * A comment, its parts and its ids. Immutable values only; no HTTP, no JSON parsing and no knowledge of the source of a
 * value belong here.
 *
 * <p>Three rules hold for every type. A value that the service did not send is an empty {@link java.util.Optional} (or
 * {@link io.xhscomments.core.model.TriState#UNKNOWN}, or an empty list), never 0, {@code false} or null. An optional
 * text that the service sent empty counts as not sent, because the service sends it for a missing value. Members that
 * are not modelled are kept, by name, in {@link io.xhscomments.core.model.UnknownFields}.
 */
@NullMarked
package io.xhscomments.core.model;

import org.jspecify.annotations.NullMarked;
