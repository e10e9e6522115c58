package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * Access was denied (HTTP 403): by the service, because the key lacks the scope or the balance; or by the edge proxy
 * ({@link #byEdgeProxy()}), which blocks some networks and clients without a proper User-Agent. Not charged.
 */
public final class PermissionDeniedException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    private final boolean byEdgeProxy;

    /**
     * A failure with HTTP 403.
     *
     * @param byEdgeProxy whether the edge proxy denied access (e.g. error 1010), which says nothing about the key
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public PermissionDeniedException(PageRequest request, boolean byEdgeProxy, String serviceMessage) {
        this(request, 403, byEdgeProxy, serviceMessage);
    }

    /**
     * A failure with a message of the service.
     *
     * @param status the HTTP status of the response; services differ in it
     * @param byEdgeProxy whether the edge proxy denied access, which says nothing about the key
     * @param serviceMessage the message of the service, if any; redacted here
     */
    public PermissionDeniedException(PageRequest request, int status, boolean byEdgeProxy, String serviceMessage) {
        super(
                request,
                byEdgeProxy
                        ? "the edge proxy refused this client, set a proper User-Agent or use another network"
                        : "access was refused, check the key's scopes and the balance",
                serviceMessage,
                FailureDetails.free(status),
                null);
        this.byEdgeProxy = byEdgeProxy;
    }

    /** Whether the edge proxy denied access, and not the service. */
    public boolean byEdgeProxy() {
        return byEdgeProxy;
    }
}
