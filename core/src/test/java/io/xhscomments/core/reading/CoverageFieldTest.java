package io.xhscomments.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageFieldTest {
    @Test
    void listsEveryNumberOfCoverageInOrder() {
        assertThat(numbers(Coverage.class)).hasSize(CoverageField.values().length);
        assertThat(Stream.of(CoverageField.values()).skip(2).map(CoverageField::id))
                .containsExactlyElementsOf(
                        numbers(Coverage.class).stream().skip(2).toList());
    }

    @Test
    void everyNumberSurvivesTheRoundTrip() {
        Map<CoverageField, OptionalLong> values = new EnumMap<>(CoverageField.class);
        for (CoverageField field : CoverageField.values()) {
            values.put(field, OptionalLong.of(100 + field.ordinal()));
        }
        Coverage coverage = CoverageField.coverage(values::get);

        assertThat(CoverageField.values())
                .allSatisfy(field -> assertThat(field.of(coverage)).isEqualTo(values.get(field)));
        assertThat(CoverageField.coverage(field -> field.of(coverage))).isEqualTo(coverage);
    }

    @Test
    void missingNumbersAreZeroOrNotReported() {
        assertThat(CoverageField.coverage(field -> OptionalLong.empty())).isEqualTo(Coverage.NONE);
    }

    private static List<String> numbers(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isRecord()) {
                names.addAll(numbers(component.getType()));
            } else {
                names.add(component.getName());
            }
        }
        return names;
    }
}
