package io.xhscomments.core.model;

import java.util.Optional;

/**
 * Who wrote a comment, as the service shows them. An immutable value.
 *
 * @param id anonymised by the service, if reported; see {@link UserId}
 * @param nickname the name shown, if told
 * @param redId the public number of the account ("小红书号"), if told; a text, since it is not always digits
 * @param avatarUrl link to the avatar, if told; whoever opens it shows their address to the image host
 * @param level the level badge, if told
 * @param additionalTags an open object of the service, kept as served
 * @param aiAgent whether the account is an AI agent
 * @param currentUser whether this is the user the service reads as
 * @param others members that are not modelled, and those whose value could not be typed, by name
 */
public record Author(
        Optional<UserId> id,
        Optional<String> nickname,
        Optional<String> redId,
        Optional<String> avatarUrl,
        Optional<Level> level,
        UnknownFields additionalTags,
        TriState aiAgent,
        TriState currentUser,
        UnknownFields unknownFields) {

    /** An author of whom nothing is known. */
    public static final Author UNKNOWN = new Author(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            UnknownFields.none(),
            TriState.UNKNOWN,
            TriState.UNKNOWN,
            UnknownFields.none());

    /** An author of whom only this is known; handy in tests. */
    public static Author of(UserId id, String nickname) {
        return new Author(
                Optional.of(id),
                Optional.of(nickname),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UnknownFields.none(),
                TriState.UNKNOWN,
                TriState.UNKNOWN,
                UnknownFields.none());
    }
}
