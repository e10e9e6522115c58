package io.xhscomments.core.model;

/**
 * The business labels of a comment ({@code biz_label}). An immutable value.
 *
 * @param productReview whether the comment reviews a product
 * @param groupInvite whether the comment invites to a group
 * @param richText whether the comment has rich text
 * @param unknownFields members that are not modelled
 */
public record BusinessLabel(
        TriState productReview, TriState groupInvite, TriState richText, UnknownFields unknownFields) {
    /** No values. */
    public static final BusinessLabel UNKNOWN =
            new BusinessLabel(TriState.UNKNOWN, TriState.UNKNOWN, TriState.UNKNOWN, UnknownFields.none());
}
