package io.xhscomments.examples.database;

import io.xhscomments.core.schema.FieldKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            Map<String, List<Duration>> times = new LinkedHashMap<>();
            for (int round = -2; round < ROUNDS; round++) {
                for (int turn = 0; turn < 3; turn++) {
                    // Each has each place in the order equally often.
                    comparison.measure((turn + round + 3) % 3, kind, round < 0 ? new HashMap<>() : times);
                }
            }
            times.forEach((contestant, durations) -> System.out.printf(
                    Locale.ROOT,
                    "%s, %d pages of %d comments, %s: median %d ms, least %d ms%n",
                    kind,
                    PAGES,
                    SampleComments.PAGE_SIZE,
                    contestant,
                    durations.stream()
                            .sorted()
                            .toList()
                            .get(durations.size() / 2)
                            .toMillis(),
                    durations.stream().sorted().toList().get(0).toMillis()));
        }
    }

    private void measure(int contestant, String kind, Map<String, List<Duration>> times)
            throws IOException, SQLException {
        Path dir = Files.createTempDirectory("speed");
        TestDatabase database = database(kind, dir.resolve("comments.db"));
        if (contestant == 0) {
            add("CommentDatabase", write(database), times);
            add("CommentDatabase again", write(database), times);
        } else if (contestant == 1) {
            add("bare driver", bare(database, 1), times);
        } else {
            add("bare driver, 100 pages a transaction", bare(database, 100), times);
        }
    }

    private static void add(String contestant, Duration time, Map<String, List<Duration>> times) {
        times.computeIfAbsent(contestant, any -> new ArrayList<>()).add(time);
    }

    /**
     * The time of the wall; {@code -Dspeed.cpu=true}: the processor time of this thread, which other work disturbs
     * less.
     */
    private static long now() {
        return Boolean.getBoolean("speed.cpu")
                ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                : System.nanoTime();
    }

    private static TestDatabase database(String kind, Path file) throws SQLException {
        return kind.equals("SQLite") ? TestDatabase.sqlite(file) : TestDatabase.postgres();
    }

    private Duration write(TestDatabase database) throws DatabaseException {
        try (CommentDatabase open = database.builder().open()) {
            long started = now();
            for (List<ReadComment> page : pages) {
                open.write(page);
            }
            return Duration.ofNanos(now() - started);
        }
    }

    private Duration bare(TestDatabase database, int pagesOfTransaction) throws IOException, SQLException {
        database.builder().open().close();
        Dialect dialect = DatabaseUrl.of(database.url()).dialect();
        try (Connection connection =
                DriverManager.getConnection(database.url(), dialect.properties(database.password()))) {
            connection.setAutoCommit(false);
            PreparedStatement insert = connection.prepareStatement(table.insert());
            long started = now();
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
            return Duration.ofNanos(now() - started);
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
