package io.xhscomments.examples.benchmarks.store;

import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.examples.benchmarks.store.Pages.Page;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The same pages in an SQLite table, by their key. The file is mapped into memory; each thread has its own connection
 * and prepared statement. Safe to share between threads.
 */
final class SqliteTable implements AutoCloseable {
    private static final long MAPPED = 1L << 30;

    private final String url;
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<@Nullable PreparedStatement> selects = new ThreadLocal<>();

    private SqliteTable(Path file) {
        this.url = "jdbc:sqlite:" + file;
    }

    static SqliteTable filled(Path file, List<Page> pages) throws SQLException {
        SqliteTable table = new SqliteTable(file);
        Connection connection = table.connect();
        try (Statement make = connection.createStatement()) {
            make.execute("PRAGMA journal_mode = WAL");
            make.execute("CREATE TABLE page (key TEXT PRIMARY KEY, body BLOB NOT NULL)");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO page VALUES (?, ?)")) {
            for (Page page : pages) {
                insert.setString(1, key(page.request()));
                insert.setBytes(2, page.body());
                insert.executeUpdate();
            }
        }
        connection.commit();
        try (Statement checkpoint = connection.createStatement()) {
            connection.setAutoCommit(true);
            checkpoint.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        return table;
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connections.add(connection);
        try (Statement set = connection.createStatement()) {
            set.execute("PRAGMA mmap_size = " + MAPPED);
        }
        return connection;
    }

    private static String key(PageRequest request) {
        return Pages.ROUTE.id()
                + ' '
                + request.note().value()
                + ' '
                + (request instanceof CommentReplies replies ? replies.comment().value() : "")
                + ' '
                + request.after().map(cursor -> cursor.value()).orElse("");
    }

    byte[] read(PageRequest request) throws SQLException {
        PreparedStatement select = selects.get();
        if (select == null) {
            select = connect().prepareStatement("SELECT body FROM page WHERE key = ?");
            selects.set(select);
        }
        select.setString(1, key(request));
        try (ResultSet found = select.executeQuery()) {
            if (!found.next()) {
                throw new SQLException("A page must be in the table, but is not: " + request);
            }
            return found.getBytes(1);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
