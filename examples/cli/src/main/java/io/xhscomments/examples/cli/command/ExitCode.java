package io.xhscomments.examples.cli.command;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;

/** What the program tells the shell. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int USAGE = 2;
    public static final int STOPPED_EARLY = 3;
    public static final int SERVICE = 4;
    public static final int FILES = 5;

    private ExitCode() {}

    /** What is wrong with a store is wrong with this machine's files, and not with the service. */
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
