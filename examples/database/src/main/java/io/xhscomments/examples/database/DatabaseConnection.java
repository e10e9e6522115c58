package io.xhscomments.examples.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A connection whose failures are described without the password. For one thread. */
final class DatabaseConnection {
    private final Connection connection;
    private final Dialect dialect;
    private final String password;

    private DatabaseConnection(Connection connection, Dialect dialect, String password) {
        this.connection = connection;
        this.dialect = dialect;
        this.password = password;
    }

    static DatabaseConnection open(DatabaseUrl url, String password) throws DatabaseException {
        Dialect dialect = url.dialect();
        try {
            Connection connection = DriverManager.getConnection(url.toString(), dialect.properties(password));
            try {
                dialect.configure(connection);
                return new DatabaseConnection(connection, dialect, password);
            } catch (SQLException refused) {
                connection.close();
                throw refused;
            }
        } catch (SQLException failed) {
            throw DatabaseException.of("the database " + url + " cannot be used", failed, password);
        }
    }

    /** Statements of one transaction. */
    interface Work<T> {
        T run(Connection connection) throws SQLException, DatabaseException;
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * Runs the work in one transaction, which is undone if the work fails.
     *
     * @param problem what cannot be done then
     */
    <T> T inTransaction(String problem, Work<T> work) throws DatabaseException {
        try {
            dialect.begin(connection);
            T result = work.run(connection);
            dialect.commit(connection);
            return result;
        } catch (SQLException failed) {
            rollBack();
            throw DatabaseException.of(problem, failed, password);
        } catch (DatabaseException | RuntimeException failed) {
            rollBack();
            throw failed;
        }
    }

    private void rollBack() {
        try {
            dialect.rollBack(connection);
        } catch (SQLException notBegunOrLost) {
            // There is nothing to undo: the failure that is reported was that of the beginning, or of the connection.
        }
    }

    void close() throws DatabaseException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw DatabaseException.of("the connection cannot be closed", failed, password);
        }
    }
}
