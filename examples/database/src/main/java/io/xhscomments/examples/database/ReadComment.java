package io.xhscomments.examples.database;

import io.xhscomments.core.model.Comment;
import java.time.Instant;

/**
 * A comment, and when the service served it so. An immutable value.
 *
 * @param readAt the time of the response; an older one never replaces a newer one in a database
 */
public record ReadComment(Comment comment, Instant readAt) {}
