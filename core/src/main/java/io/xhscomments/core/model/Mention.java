package io.xhscomments.core.model;

import java.util.Optional;

/**
 * A user mentioned in a comment ("@somebody"). An immutable value.
 *
 * @param userId the user, if reported
 * @param nickname the name shown, if reported
 * @param unknownFields members that are not modelled
 */
public record Mention(Optional<UserId> userId, Optional<String> nickname, UnknownFields unknownFields) {}
