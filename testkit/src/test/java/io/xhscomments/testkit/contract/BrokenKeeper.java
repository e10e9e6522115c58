package io.xhscomments.testkit.contract;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A source that keeps pages, with one flaw, and the rules that must fail.
 *
 * @param over makes it over a service
 */
record BrokenKeeper(String flaw, Set<String> rules, UnaryOperator<CommentSource> over) implements Broken {
    static final List<BrokenKeeper> ALL = List.of(
            broken("pays again for an undecodable response", BrokenKeeper::forgetsUndecodable, "S15"),
            broken("blocks a request after two equal failures", BrokenKeeper::blocksTheThird, "S16"));

    private static BrokenKeeper broken(String flaw, UnaryOperator<CommentSource> over, String... rules) {
        return new BrokenKeeper(flaw, new TreeSet<>(List.of(rules)), over);
    }

    @Override
    public Class<?> contract() {
        return BrokenContracts.OfAKeeper.class;
    }

    @Override
    public String toString() {
        return flaw;
    }

    private static CommentSource forgetsUndecodable(CommentSource service) {
        Map<PageRequest, CommentPage> pages = new ConcurrentHashMap<>();
        return request -> pages.computeIfAbsent(request, service::fetch);
    }

    private static CommentSource blocksTheThird(CommentSource service) {
        Map<PageRequest, String> last = new ConcurrentHashMap<>();
        Set<PageRequest> blocked = ConcurrentHashMap.newKeySet();
        CommentSource keeping = new KeepingSource(service);
        return request -> {
            if (blocked.contains(request)) {
                throw new StoredResponseUndecodableException(request, "it failed twice");
            }
            try {
                return keeping.fetch(request);
            } catch (CommentSourceException failure) {
                String message = String.valueOf(failure.getMessage());
                if (failure.charge() == Charge.CHARGED && message.equals(last.put(request, message))) {
                    blocked.add(request);
                }
                throw failure;
            }
        };
    }
}
