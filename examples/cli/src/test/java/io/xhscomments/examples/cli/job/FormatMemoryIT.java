package io.xhscomments.examples.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.examples.cli.output.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small {@link FormatMeasurements}: as many comments as would not fit into the heap, if a format kept them. */
@Tag("torture")
@Tag("long")
class FormatMemoryIT {
    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(names = {"jsonl", "csv", "xlsx", "parquet", "html"})
    void commentsAreWrittenAsTheyComeAndNotKept(Format format) throws IOException, InterruptedException {
        Path words = dir.resolve("words");

        int exitCode = FormatMeasurements.start(dir, 40_000, "40m", format)
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start()
                .waitFor();

        assertThat(exitCode).as(Files.readString(words)).isZero();
        System.out.print(Files.readString(words));
    }
}
