package io.xhscomments.adapter.cache.file;

import java.io.IOException;

/** A page file that cannot be trusted, and what is wrong with it. */
class CorruptPageException extends IOException {
    private static final long serialVersionUID = 1;

    CorruptPageException(String what) {
        super(what);
    }

    /** What is wrong, in words that can stand in a message. */
    static String words(IOException trouble) {
        return trouble instanceof CorruptPageException ? String.valueOf(trouble.getMessage()) : trouble.toString();
    }

    /** Whether the file may be set aside: not if it is only newer than this library, or none that it should touch. */
    boolean mayBeSetAside() {
        return true;
    }

    /** Something that is left where it is. */
    static final class Refused extends CorruptPageException {
        private static final long serialVersionUID = 1;

        Refused(String what) {
            super(what);
        }

        @Override
        boolean mayBeSetAside() {
            return false;
        }
    }
}
