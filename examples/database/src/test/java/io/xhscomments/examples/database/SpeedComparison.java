package io.xhscomments.examples.database;

import io.xhscomments.core.schema.FieldKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares {@link CommentDatabase} with the batch insert of the bare driver: the same rows, tables, settings and
 * transactions, and values that were taken from the comments beforehand. Run by hand: see the README of the module.
 */
final class SpeedComparison {
    private static final int PAGES = Integer.getInteger("speed.pages", 2000);
    private static final int ROUNDS = Integer.getInteger("speed.rounds", 7);

    private final List<List<ReadComment>> pages = new ArrayList<>();
    private final List<List<List<@Nullable Object>>> values = new ArrayList<>();
    private final Table<ReadComment> table = new Tables(SampleComments::details).comments();

    private SpeedComparison() {
        for (int page = 0; page < PAGES; page++) {
            List<ReadComment> rows = SampleComments.page(page, SampleComments.DAY_1);
            pages.add(rows);
            values.add(rows.stream().map(this::values).toList());
        }
    }

    private List<@Nullable Object> values(ReadComment row) {
        return table.columns().stream()
                .map(column -> column.value().apply(row).orElse(null))
                .toList();
    }

    public static void main(String[] args) throws IOException, SQLException {
        SpeedComparison comparison = new SpeedComparison();
        for (String kind : List.of("SQLite", "PostgreSQL")) {
            double[] ours = new double[ROUNDS];
            double[] again = new double[ROUNDS];
            double[] bare = new double[ROUNDS];
            double[] atOnce = new double[ROUNDS];
            for (int round = -2; round < ROUNDS; round++) {
                Path dir = Files.createTempDirectory("speed");
                TestDatabase first = database(kind, dir.resolve("ours.db"));
                double oursNow = comparison.write(first);
                double againNow = comparison.write(first);
                double bareNow = comparison.bare(database(kind, dir.resolve("bare.db")), 1);
                double atOnceNow = comparison.bare(database(kind, dir.resolve("at-once.db")), 100);
                if (round >= 0) {
                    ours[round] = oursNow;
                    again[round] = againNow;
                    bare[round] = bareNow;
                    atOnce[round] = atOnceNow;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d pages of %d comments, median of %d rounds in ms: CommentDatabase %.0f, again %.0f,"
                            + " bare driver %.0f, bare driver with 100 pages a transaction %.0f; ratio %.2f%n",
                    kind,
                    PAGES,
                    SampleComments.PAGE_SIZE,
                    ROUNDS,
                    median(ours),
                    median(again),
                    median(bare),
                    median(atOnce),
                    median(ours) / median(bare));
        }
    }

    private static TestDatabase database(String kind, Path file) throws SQLException {
        return kind.equals("SQLite") ? TestDatabase.sqlite(file) : TestDatabase.postgres();
    }

    private static double median(double... times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private double write(TestDatabase database) throws DatabaseException {
        try (CommentDatabase open = database.builder().open()) {
            long started = System.nanoTime();
            for (List<ReadComment> page : pages) {
                open.write(page);
            }
            return (System.nanoTime() - started) / 1e6;
        }
    }

    private double bare(TestDatabase database, int pagesOfTransaction) throws IOException, SQLException {
        database.builder().open().close();
        Dialect dialect = DatabaseUrl.of(database.url()).dialect();
        try (Connection connection =
                DriverManager.getConnection(database.url(), dialect.properties(database.password()))) {
            connection.setAutoCommit(false);
            PreparedStatement insert = connection.prepareStatement(table.insert());
            long started = System.nanoTime();
            int written = 0;
            for (List<List<@Nullable Object>> page : values) {
                for (List<@Nullable Object> row : page) {
                    bind(insert, row, dialect);
                    insert.addBatch();
                }
                written++;
                if (written % pagesOfTransaction == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
            return (System.nanoTime() - started) / 1e6;
        }
    }

    private void bind(PreparedStatement insert, List<@Nullable Object> row, Dialect dialect) throws SQLException {
        for (int at = 1; at <= row.size(); at++) {
            Object value = row.get(at - 1);
            if (value == null) {
                FieldKind kind = table.columns().get(at - 1).kind();
                insert.setNull(at, new Values(dialect).nullType(kind));
            } else if (value instanceof String text) {
                insert.setString(at, text);
            } else if (value instanceof Long number) {
                insert.setLong(at, number);
            } else if (value instanceof Integer number) {
                insert.setInt(at, number);
            } else if (value instanceof Boolean flag) {
                insert.setBoolean(at, flag);
            } else {
                dialect.bindTime(insert, at, (Instant) value);
            }
        }
    }
}
