package io.xhscomments.testkit.contract;

import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A correct source that keeps pages in memory, and remembers undecodable responses. */
final class KeepingSource implements CommentSource {
    private final CommentSource service;
    private final Map<PageRequest, CommentPage> pages = new ConcurrentHashMap<>();
    private final Set<PageRequest> undecodable = ConcurrentHashMap.newKeySet();

    KeepingSource(CommentSource service) {
        this.service = service;
    }

    @Override
    public CommentPage fetch(PageRequest request) {
        if (undecodable.contains(request)) {
            throw new StoredResponseUndecodableException(request, "it is kept in memory");
        }
        CommentPage kept = pages.get(request);
        return kept != null ? kept : buy(request);
    }

    private CommentPage buy(PageRequest request) {
        try {
            CommentPage page = service.fetch(request);
            pages.put(request, page);
            return page;
        } catch (MalformedResponseException undecodableResponse) {
            undecodable.add(request);
            throw undecodableResponse;
        }
    }
}
