package io.xhscomments.core.model;

import java.util.Optional;

/**
 * A user mentioned in a comment ("@somebody"). An immutable value.
 *
 * @param userId the user, if told
 * @param nickname the name shown, if told
 * @param others members that are not modelled
 */
public record Mention(Optional<UserId> userId, Optional<String> nickname, UnknownFields unknownFields) {}
