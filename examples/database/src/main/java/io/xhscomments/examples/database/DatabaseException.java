package io.xhscomments.examples.database;

import java.io.IOException;
import java.sql.SQLException;

/**
 * The database cannot be used. The message contains the database's own one, without the password. It has no cause,
 * because the exceptions of drivers may quote the password and the texts of comments.
 */
public final class DatabaseException extends IOException {
    private static final long serialVersionUID = 1;
    private static final String PLACEHOLDER = "[redacted]";
    private static final int MAX_SHOWN_CHARS = 400;

    DatabaseException(String message) {
        super(message);
    }

    /** What could not be done, and why, as the driver reports it. */
    static DatabaseException of(String problem, SQLException failure, String password) {
        // The exception of a batch quotes all values; the one behind it is the server's own.
        SQLException reported = failure.getNextException() == null ? failure : failure.getNextException();
        String message = redact(String.valueOf(reported.getMessage()), password).strip();
        String shown = message.length() > MAX_SHOWN_CHARS ? message.substring(0, MAX_SHOWN_CHARS) + "…" : message;
        String state = reported.getSQLState() == null ? "" : " (SQLSTATE " + reported.getSQLState() + ")";
        DatabaseException described = new DatabaseException(problem + ": " + shown + state);
        described.setStackTrace(failure.getStackTrace());
        return described;
    }

    private static String redact(String text, String password) {
        return password.isEmpty() ? text : text.replace(password, PLACEHOLDER);
    }
}
