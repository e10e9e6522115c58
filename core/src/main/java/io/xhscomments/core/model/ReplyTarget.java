package io.xhscomments.core.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The comment that a reply refers to: the top-level comment or another reply to it. An immutable value.
 *
 * @param id the id of the parent
 * @param status the parent's status, if reported; see {@link Comment#status()}
 * @param author the author of the parent, if reported
 * @param unknownFields members that are not modelled
 */
public record ReplyTarget(CommentId id, OptionalInt status, Optional<Author> author, UnknownFields unknownFields) {}
