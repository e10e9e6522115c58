package io.xhscomments.core.model;

/**
 * What the service's business side says of a comment ({@code biz_label}). An immutable value.
 *
 * @param productReview it is a review of a product
 * @param groupInvite it invites to a group
 * @param richText it has rich text
 * @param unknownFields members that are not modelled
 */
public record BusinessLabel(
        TriState productReview, TriState groupInvite, TriState richText, UnknownFields unknownFields) {
    /** No values. */
    public static final BusinessLabel UNKNOWN =
            new BusinessLabel(TriState.UNKNOWN, TriState.UNKNOWN, TriState.UNKNOWN, UnknownFields.none());
}
