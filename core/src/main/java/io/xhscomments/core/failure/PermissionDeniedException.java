package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * Access was refused (HTTP 403): by the service, because the key lacks the scope or the balance; or by the proxy at its
 * edge, which bans clients without a proper User-Agent, and networks ({@link #byEdgeProxy()}). Not charged.
 */
public final class PermissionDeniedException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    private final boolean byEdgeProxy;

    /**
     * A failure of this kind, with HTTP 403.
     *
     * @param byEdgeProxy whether the edge proxy refused (e.g. error 1010), which says nothing about the key
     * @param said what the service said, if anything; redacted here
     */
    public PermissionDeniedException(PageRequest request, boolean byEdgeProxy, String said) {
        this(request, 403, byEdgeProxy, said);
    }

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status that it came with: not every service has one for this
     * @param byEdgeProxy whether a proxy refused, and not the service, which says nothing about the key
     * @param said what the service said, if anything; redacted here
     */
    public PermissionDeniedException(PageRequest request, int status, boolean byEdgeProxy, String said) {
        super(
                request,
                (byEdgeProxy
                                ? "the edge proxy refused this client, set a proper User-Agent or use another network"
                                : "access was refused, check the key's scopes and the balance")
                        + ServiceMessage.words(said),
                FailureDetails.free(status));
        this.byEdgeProxy = byEdgeProxy;
    }

    /** Whether the edge proxy refused, and not the service. */
    public boolean byEdgeProxy() {
        return byEdgeProxy;
    }
}
