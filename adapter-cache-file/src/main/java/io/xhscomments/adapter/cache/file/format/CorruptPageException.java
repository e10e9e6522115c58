package io.xhscomments.adapter.cache.file.format;

import java.io.IOException;

/** A page file is damaged or must not be used. The message describes the problem. */
public class CorruptPageException extends IOException {
    private static final long serialVersionUID = 1;

    public CorruptPageException(String problem) {
        super(problem);
    }

    /** Describes a failed read for use inside another message. */
    public static String describe(IOException failure) {
        return failure instanceof CorruptPageException ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    /** Whether the store may move the file to quarantine. */
    public boolean mayBeQuarantined() {
        return true;
    }

    /** The file stays where it is: its format is newer, or the store does not own it. */
    public static final class Refused extends CorruptPageException {
        private static final long serialVersionUID = 1;

        public Refused(String problem) {
            super(problem);
        }

        @Override
        public boolean mayBeQuarantined() {
            return false;
        }
    }
}
