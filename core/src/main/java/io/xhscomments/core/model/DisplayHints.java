package io.xhscomments.core.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the service itself treats and shows a comment: numbers and names with no documented meaning, kept as served. An
 * immutable value.
 *
 * @param commentType 0 for text, 2 seen with pictures
 * @param showType {@code "common"} seen
 * @param shareStrategy as served
 * @param translationStrategy as served
 * @param trackId as served
 * @param friendLikedMessage words about friends who liked it
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
    /** Nothing told. */
    public static final DisplayHints NONE = new DisplayHints(
            OptionalInt.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
