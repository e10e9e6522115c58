package io.xhscomments.core.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The service's settings for the display of a comment: numbers and names without a documented meaning, kept as served.
 * An immutable value.
 *
 * @param commentType 0 for text, 2 seen with pictures
 * @param showType {@code "common"} seen
 * @param shareStrategy as served
 * @param translationStrategy as served
 * @param trackId as served
 * @param friendLikedMessage a text about friends who liked the comment
 * @param mediaSourceType as served
 */
public record DisplayHints(
        OptionalInt commentType,
        Optional<String> showType,
        OptionalInt shareStrategy,
        OptionalInt translationStrategy,
        Optional<String> trackId,
        Optional<String> friendLikedMessage,
        Optional<String> mediaSourceType) {
    /** No values. */
    public static final DisplayHints NONE = new DisplayHints(
            OptionalInt.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
