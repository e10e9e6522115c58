package io.xhscomments.core.schema;

/** The kind of a {@link Field}, and the Java type of its values. Later versions may add kinds. */
public enum FieldKind {
    /** A {@link String}; ids and cursors are texts. */
    TEXT,
    /** A {@link java.time.Instant}. */
    TIME,
    /** A {@link Long}. */
    LONG,
    /** An {@link Integer}. */
    INT,
    /** A {@link Boolean}. */
    BOOLEAN,
    /** {@link io.xhscomments.core.model.UnknownFields}: members by name, each with its JSON text. */
    JSON,
    /** An object with a schema of its own. */
    OBJECT,
    /** A {@link java.util.List} of objects with a schema of their own. */
    LIST;

    /** Whether a field of this kind has a schema of its own. */
    public boolean isNested() {
        return this == OBJECT || this == LIST;
    }
}
