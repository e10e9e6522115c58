package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonlWriterTest {
    @Test
    void unknownFieldsAreWrittenOnTheSameLine() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CommentWriter writer = Format.jsonl.writerTo(out, false)) {
            writer.write(Comment.builder(
                            CommentId.of("66c4b7a300000000270106f7"),
                            NoteId.of("6683b283000000001f0052bf"),
                            Author.of(UserId.of("u1"), "n"),
                            Instant.EPOCH,
                            "two\nlines\u2028three")
                    .unknownFields(UnknownFields.of(Map.of("big", "{\n \"n\": 9007199254740993 }")))
                    .build());
        }

        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(1);
        assertThat(text)
                .endsWith("\n")
                .contains("\"content\":\"two\\nlines\\u2028three\"")
                .contains("9007199254740993");
        assertThat(text).doesNotContain("likeCount").doesNotContain("null");
    }
}
