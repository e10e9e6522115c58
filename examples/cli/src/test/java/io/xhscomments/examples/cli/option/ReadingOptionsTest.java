package io.xhscomments.examples.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingOptionsTest {
    private static Comment at(Instant time) {
        return Comment.builder(
                        CommentId.of("66c4b7a300000000270106f7"),
                        NoteId.of("6683b283000000001f0052bf"),
                        Author.of(UserId.of("a"), "a"),
                        time,
                        "x")
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "+999999999-12-31",
                "-999999999-01-01",
                "2026-11-23"
            })
    void untilTakesEveryTimeAndComparesItWithEveryTime(String value) {
        ReadingOptions.UntilConverter converter = new ReadingOptions.UntilConverter();

        List<Boolean> older = List.of(Instant.MIN, Instant.MAX).stream()
                .map(time -> converter.convert(value).test(at(time)))
                .toList();

        assertThat(older).containsExactly(!value.startsWith("-1000000000"), false);
    }
}
