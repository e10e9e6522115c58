package io.xhscomments.core.model;

/**
 * The yes-or-no marks of a comment. An immutable value.
 *
 * @param liked liked by the user the service reads as
 * @param downvoted voted down by that user
 * @param collected collected by that user
 * @param hidden hidden
 * @param invalid no longer valid
 * @param relatableToNote can be related to the note
 */
public record CommentFlags(
        TriState liked,
        TriState downvoted,
        TriState collected,
        TriState hidden,
        TriState invalid,
        TriState relatableToNote) {
    /** Nothing told. */
    public static final CommentFlags UNKNOWN = new CommentFlags(
            TriState.UNKNOWN, TriState.UNKNOWN, TriState.UNKNOWN, TriState.UNKNOWN, TriState.UNKNOWN, TriState.UNKNOWN);
}
