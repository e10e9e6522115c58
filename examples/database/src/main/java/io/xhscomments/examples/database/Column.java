package io.xhscomments.examples.database;

import io.xhscomments.core.schema.Field;
import io.xhscomments.core.schema.FieldKind;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A column of a table.
 *
 * @param name as in SQL, for example {@code like_count}
 * @param kind tells the SQL type
 * @param value of the type that the kind names; empty for NULL
 * @param compared whether a change of its value is recorded
 */
record Column<T>(String name, FieldKind kind, Function<T, Optional<Object>> value, boolean compared) {
    private static final Pattern UPPER = Pattern.compile("([A-Z])");

    static <T> Column<T> of(String name, FieldKind kind, Function<T, Object> value) {
        return new Column<>(name, kind, row -> Optional.of(value.apply(row)), false);
    }

    static <T> Column<T> optional(String name, FieldKind kind, Function<T, Optional<Object>> value) {
        return new Column<>(name, kind, value, false);
    }

    /** The column of a field: {@code likeCount} is {@code like_count}. */
    static <T, U> Column<T> of(Field<U> field, Function<T, U> owner) {
        return new Column<>(
                snakeCase(field.name()), field.kind(), row -> field.get(owner.apply(row)), field.isCompared());
    }

    /** The name in SQL, where unquoted names have no upper case. */
    static String snakeCase(String name) {
        return UPPER.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
