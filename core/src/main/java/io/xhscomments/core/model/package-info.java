/**
 * What a comment is: ids that refuse nonsense, the comment and its parts. Immutable values only; no HTTP, no JSON
 * parsing and no knowledge of where a value came from may live here.
 *
 * <p>Three rules hold for every type. A value the service did not send is an empty {@link java.util.Optional} (or
 * {@link io.xhscomments.core.model.TriState#UNKNOWN}, or an empty list), never 0, never {@code false}, never null. An
 * optional text that the service sent empty counts as not sent, because that is how it says "none". Members that are
 * not modelled are kept, by name, in {@link io.xhscomments.core.model.UnknownFields}.
 */
@NullMarked
package io.xhscomments.core.model;

import org.jspecify.annotations.NullMarked;
