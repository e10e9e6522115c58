package io.xhscomments.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Exports of many random comments have the bytes that were once published: names, order and spelling stay. A field that
 * is added on purpose changes the digests in {@code export-bytes.properties}.
 */
class ExportBytesTest {
    private static final int COMMENTS = 3_000;

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(names = {"jsonl", "csv", "xlsx", "parquet"})
    void randomCommentsAreWrittenAsBefore(Format format) throws Exception {
        Path file = Opened.written(dir.resolve("file"), format, RandomComments.of(20261130, COMMENTS));

        assertThat(digest(file, format)).isEqualTo(published().getProperty(format.name()));
    }

    @ParameterizedTest
    @EnumSource(names = "jsonl")
    void whatIsReadBackIsWrittenAsBefore(Format format) throws Exception {
        Path first = Opened.written(dir.resolve("first"), format, RandomComments.of(20261130, COMMENTS));

        Path second = Opened.written(dir.resolve("second"), format, JsonlReaderTest.read(first));

        assertThat(digest(second, format)).isEqualTo(published().getProperty(format.name()));
    }

    private static Properties published() throws IOException {
        Properties published = new Properties();
        try (InputStream in = ExportBytesTest.class.getResourceAsStream("export-bytes.properties")) {
            published.load(in);
        }
        return published;
    }

    static String digest(Path file, Format format) throws IOException, SQLException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        switch (format) {
            case xlsx -> addEntries(file, digest);
            // How the bytes are compressed depends on the JDK.
            case parquet -> addRows(file, digest);
            default -> digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** All entries but the one with the time of writing. */
    private static void addEntries(Path file, MessageDigest digest) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.getName().equals("docProps/core.xml")) {
                    digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                    try (InputStream in = zip.getInputStream(entry)) {
                        digest.update(in.readAllBytes());
                    }
                }
            }
        }
    }

    private static void addRows(Path file, MessageDigest digest) throws SQLException {
        Opened.column("select column_name || ' ' || column_type from (describe select * from '" + file + "')")
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        Opened.column("select to_json(t)::varchar from read_parquet('" + file + "') t")
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
    }
}
