package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.core.reading.Termination;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetWriterTest {
    @TempDir
    Path dir;

    private Path file(List<Comment> comments) throws IOException {
        return Opened.written(dir.resolve("comments.parquet"), Format.parquet, comments);
    }

    @Test
    void columnsHaveTypes() throws IOException, SQLException {
        Path file = file(List.of(EveryField.asItIs().comment()));

        assertThat(Opened.column(
                        "select column_name || ' ' || column_type from (describe select * from '" + file + "')"))
                .contains(
                        "id VARCHAR",
                        "createdAt TIMESTAMP WITH TIME ZONE",
                        "likeCount BIGINT",
                        "status INTEGER",
                        "flags STRUCT(liked BOOLEAN, downvoted BOOLEAN, collected BOOLEAN, hidden BOOLEAN, invalid BOOLEAN,"
                                + " relatableToNote BOOLEAN)",
                        "mentions STRUCT(id VARCHAR, nickname VARCHAR, unknownFields VARCHAR)[]");
        assertThat(Opened.column("select distinct converted_type || ' ' || logical_type from parquet_schema('" + file
                        + "') where name = 'createdAt'"))
                .singleElement()
                .asString()
                .contains("TIMESTAMP_MILLIS")
                .containsIgnoringCase("isAdjustedToUTC=1");
    }

    @Test
    void listsAndGroupsCanBeAskedInto() throws IOException, SQLException {
        Comment liked = RoundTripTest.saying("x").toBuilder()
                .tags(List.of(Tag.of(Tag.PINNED), Tag.of(Tag.AUTHOR_LIKED)))
                .build();
        Path file = file(List.of(liked, RoundTripTest.saying("y")));

        assertThat(Opened.column("select tags[2].type from '" + file + "' where len(tags) = 2"))
                .containsExactly(Tag.AUTHOR_LIKED);
        assertThat(Opened.column("select author.nickname from '" + file + "' where len(tags) = 0"))
                .containsExactly("y");
    }

    @Test
    void whatWasNotToldIsNull() throws IOException, SQLException {
        Path file = file(List.of(RoundTripTest.saying("x")));

        assertThat(Opened.column("select count(*) from '" + file + "' where likeCount is null and score is null"
                        + " and flags.liked is null and replyTo is null and author.level is null and unknownFields is null"))
                .containsExactly("1");
    }

    @Test
    void rowsAreWrittenInGroupsOfBoundedSizeWithoutNativeCodecs() throws IOException, SQLException {
        Path file = file(Collections.nCopies(120_000, RoundTripTest.saying("x")));

        assertThat(Opened.column(
                        "select distinct row_group_num_rows from parquet_metadata('" + file + "') order by all"))
                .containsExactly("20000", "50000");
        assertThat(Opened.column("select distinct compression from parquet_metadata('" + file + "')"))
                .containsExactly("GZIP");
        assertThat(Opened.column("select count(*) from '" + file + "'")).containsExactly("120000");
    }

    @Test
    void theFileSaysWhatTheReadingCameTo() throws IOException, SQLException {
        Path file = dir.resolve("stopped.parquet");
        try (OutputStream stream = Files.newOutputStream(file);
                CommentWriter writer = Format.parquet.writerTo(stream, false)) {
            writer.conclude(List.of(new Summary(
                    NoteId.of("6683b283000000001f0052bf"),
                    new Termination(StopReason.PAGE_LIMIT, Optional.empty()),
                    new Coverage(ReportedTotals.of(205, 117), 7, 0, 0, 1, 0),
                    new Spend(1, 0, 0),
                    0)));
        }

        assertThat(Opened.column("select decode(key) || '=' || decode(value) from parquet_kv_metadata('" + file + "')"))
                .contains("xhs-comments.complete=false")
                .anySatisfy(entry -> assertThat(entry)
                        .startsWith("xhs-comments.reading={")
                        .contains("\"stop\": \"page-limit\"", "\"reportedTopLevel\": 117"));
        assertThat(Opened.column("select count(*) from '" + file + "'")).containsExactly("0");
    }

    /** The enforcer keeps the jars away; this says that they are not missed. */
    @Test
    void hadoopIsNotThere() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
