package io.xhscomments.core.model;

import java.util.Optional;

/**
 * A tag on a comment. Tags are an open set: compare {@link #type()} with the constants here, and expect other values.
 * An immutable value.
 *
 * @param type the tag's name in the API, e.g. {@value #AUTHOR_LIKED}
 * @param text the displayed text, if reported
 * @param styleId the display style, if reported
 * @param position the display position, if reported
 * @param unknownFields members that are not modelled
 */
public record Tag(
        String type,
        Optional<String> text,
        Optional<String> styleId,
        Optional<String> position,
        UnknownFields unknownFields) {
    /** The author of the note liked the comment (作者赞过). */
    public static final String AUTHOR_LIKED = "author_liked";
    /** The author of the note wrote the comment (作者). */
    public static final String IS_AUTHOR = "is_author";
    /** The comment is pinned to the top. */
    public static final String PINNED = "user_top";

    /** A tag with a type only. */
    public static Tag of(String type) {
        return new Tag(type, Optional.empty(), Optional.empty(), Optional.empty(), UnknownFields.none());
    }
}
