package io.xhscomments.core.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The comment that a reply responses: its parent, which may be the top-level comment or another reply below it. An
 * immutable value.
 *
 * @param id the parent
 * @param status the parent's status, if told; see {@link Comment#status()}
 * @param author who wrote the parent, if told
 * @param others members that are not modelled
 */
public record ReplyTarget(CommentId id, OptionalInt status, Optional<Author> author, UnknownFields unknownFields) {}
