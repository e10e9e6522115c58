package io.xhscomments.examples.cli.terminal;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;

/** The exit codes of the program. */
public final class ExitCode {
    /** The run succeeded. */
    public static final int OK = 0;
    /** The arguments are wrong. */
    public static final int USAGE = 2;
    /** The run stopped before its end. */
    public static final int STOPPED_EARLY = 3;
    /** The service failed or refused a request. */
    public static final int SERVICE = 4;
    /** A local file, store or port cannot be used. */
    public static final int FILES = 5;
    /** The database of {@code --into} cannot be used. */
    public static final int DATABASE = 6;

    private ExitCode() {}

    /** The exit code of a failure: {@link #FILES} for the failures of a store, {@link #SERVICE} for all others. */
    public static int of(CommentSourceException failure) {
        return failure instanceof PageNotStoredException
                        || failure instanceof StoredPageUnreadableException
                        || failure instanceof StoredResponseUndecodableException
                        || failure instanceof StoreUnavailableException
                        || failure instanceof StoredPageInDoubtException
                ? FILES
                : SERVICE;
    }
}
