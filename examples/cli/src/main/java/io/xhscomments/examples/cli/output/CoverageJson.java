package io.xhscomments.examples.cli.output;

import static io.xhscomments.core.reading.CoverageField.MEMBERS_NOT_TYPED;
import static io.xhscomments.core.reading.CoverageField.PAGES;
import static io.xhscomments.core.reading.CoverageField.REPEATS;
import static io.xhscomments.core.reading.CoverageField.ROWS_LEFT_OUT;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.CoverageField;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A coverage in the file of {@code --summary-json}, made from the one list of {@link CoverageField}: a few members of
 * the note itself, what was irregular in {@code irregular}, all others in {@code coverage}.
 */
final class CoverageJson {
    private static final String COVERAGE = "coverage";
    private static final String IRREGULAR = "irregular";

    private static final Set<CoverageField> OF_NOTE = EnumSet.of(PAGES, REPEATS);
    private static final Set<CoverageField> OF_IRREGULAR = EnumSet.of(ROWS_LEFT_OUT, MEMBERS_NOT_TYPED);
    private static final Set<CoverageField> OF_COVERAGE = unknownFields();

    private CoverageJson() {}

    private static Set<CoverageField> unknownFields() {
        Set<CoverageField> unknownFields = EnumSet.allOf(CoverageField.class);
        unknownFields.removeAll(OF_NOTE);
        unknownFields.removeAll(OF_IRREGULAR);
        return unknownFields;
    }

    static void write(Coverage coverage, JsonWriter json) throws IOException {
        write(coverage, OF_NOTE, json);
        json.name(COVERAGE).beginObject();
        write(coverage, OF_COVERAGE, json);
        json.endObject();
        json.name(IRREGULAR).beginObject();
        write(coverage, OF_IRREGULAR, json);
        json.endObject();
    }

    private static void write(Coverage coverage, Set<CoverageField> fields, JsonWriter json) throws IOException {
        for (CoverageField field : fields) {
            OptionalLong value = field.of(coverage);
            if (value.isPresent()) {
                json.name(field.id()).value(value.getAsLong());
            }
        }
    }

    /** Reads it back; files of older versions lack some members. */
    static Coverage read(JsonObject note) throws IOException {
        JsonObject coverage = note.object(COVERAGE);
        EnumMap<CoverageField, OptionalLong> values = new EnumMap<>(CoverageField.class);
        for (CoverageField field : CoverageField.values()) {
            values.put(field, OptionalLong.empty());
        }
        read(note, OF_NOTE, values);
        read(coverage, OF_COVERAGE, values);
        if (note.has(IRREGULAR)) {
            read(note.object(IRREGULAR), OF_IRREGULAR, values);
        }
        return CoverageField.coverage(values::get);
    }

    private static void read(JsonObject from, Set<CoverageField> fields, Map<CoverageField, OptionalLong> values)
            throws IOException {
        for (CoverageField field : fields) {
            from.number(field.id()).ifPresent(number -> values.put(field, OptionalLong.of(number)));
        }
    }
}
