package io.xhscomments.examples.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database and what is in it, as its own driver tells. */
record TestDatabase(String url, String password) {

    static TestDatabase sqlite(java.nio.file.Path file) {
        return new TestDatabase("jdbc:sqlite:" + file, "");
    }

    static TestDatabase postgres() throws SQLException {
        return new TestDatabase(PostgresServer.require().newDatabase(), PostgresServer.PASSWORD);
    }

    CommentDatabase.Builder builder() {
        return CommentDatabase.builder(DatabaseUrl.of(url)).password(password).details(SampleComments::details);
    }

    Connection connect() throws SQLException {
        return password.isEmpty()
                ? DriverManager.getConnection(url)
                : DriverManager.getConnection(url, PostgresServer.USER, password);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Each row as a line, with NULL for what is missing. */
    List<String> rows(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
                    values.add(String.valueOf(rows.getString(at)));
                }
                lines.add(String.join("|", values));
            }
            return lines;
        }
    }

    long count(String table) throws SQLException {
        return Long.parseLong(rows("SELECT count(*) FROM " + table).get(0));
    }

    /** All that does not depend on the run. */
    List<String> contents() throws SQLException {
        List<String> contents = new ArrayList<>(rows("SELECT * FROM notes ORDER BY id"));
        contents.addAll(rows("SELECT * FROM comments ORDER BY id"));
        contents.addAll(rows("SELECT * FROM comment_changes ORDER BY comment_id, field, read_at"));
        return contents;
    }
}
