package io.xhscomments.adapter.cache.file.report;

import io.xhscomments.core.model.Comment;
import java.util.Objects;
import java.util.Set;

/**
 * What happened to a comment between two moments, as far as stored pages tell. An immutable value.
 *
 * @param comment its newest version
 * @param kind what happened
 * @param fields for {@link Kind#CHANGED}, the names of the fields that differ; the set is copied
 */
public record CommentChange(Comment comment, Kind kind, Set<String> fields) {
    /** What happened. */
    public enum Kind {
        /** It was stored for the first time. After a gap was closed, that may be an old comment. */
        NEW("new"),
        /** The named fields differ. */
        CHANGED("changed"),
        /**
         * It was not served where it had been, later than it was served last, and not among the pinned comments just
         * before and after. Why is unknown.
         */
        GONE("gone"),
        /** It was gone, and was served again. */
        BACK("back");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name in files. */
        public String id() {
            return id;
        }
    }

    /** Copies the set. */
    public CommentChange {
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(kind, "kind");
        fields = Set.copyOf(fields);
    }
}
