package io.xhscomments.testkit.recorded;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Keeps the last log message. */
final class LastMessage extends Handler {
    volatile String message;

    @Override
    public void publish(LogRecord entry) {
        message = new SimpleFormatter().formatMessage(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
