package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.OTHER_REQUEST;
import static io.xhscomments.core.policy.Samples.REQUEST;
import static io.xhscomments.core.policy.Samples.page;
import static io.xhscomments.core.policy.Samples.pageBefore;
import static io.xhscomments.core.policy.Samples.retired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AutoRouteTest {
    private static final String CURSOR = "{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2}";
    private static final PageRequest REPLIES =
            PageRequest.replies(REQUEST.note(), CommentId.of("66c4b7a300000000270106f7"));

    private final Queue<CommentSourceException> notified = new ConcurrentLinkedQueue<>();
    private final PolicyListener listener = new PolicyListener() {
        @Override
        public void failedOver(CommentSourceException failure) {
            notified.add(failure);
        }
    };
    private final Map<PageRequest, CommentPage> storedFirst = new HashMap<>();
    private final Map<PageRequest, CommentPage> storedSecond = new HashMap<>();
    private final CountingSource gone = CountingSource.alwaysFailing(retired());
    private final CountingSource second = CountingSource.giving(pageBefore(CURSOR));

    private CommentSource auto(CommentSource one, CommentSource other) {
        return AutoRoute.between(
                new AutoRoute.Route(one, request -> Optional.ofNullable(storedFirst.get(request))),
                new AutoRoute.Route(other, request -> Optional.ofNullable(storedSecond.get(request))),
                listener);
    }

    private static PageRequest next(PageRequest request, CommentPage page) {
        return request.after(page.next().orElseThrow());
    }

    @Test
    void servedFirstRouteIsUsedAlone() {
        CountingSource first = CountingSource.giving(pageBefore(CURSOR));
        CommentSource source = auto(first, second);

        CommentPage page = source.fetch(REQUEST);
        source.fetch(next(REQUEST, page));
        source.fetch(REPLIES);

        assertThat(first.asked()).containsExactly(REQUEST, REQUEST.after(Cursor.of(CURSOR)), REPLIES);
        assertThat(second.count()).isZero();
        assertThat(notified).isEmpty();
    }

    @Test
    void retiredRouteIsTriedOnce() {
        CommentSource source = auto(gone, second);

        CommentPage page = source.fetch(REQUEST);
        source.fetch(next(REQUEST, page));
        source.fetch(REPLIES);
        source.fetch(OTHER_REQUEST);

        assertThat(gone.count()).isEqualTo(1);
        assertThat(second.asked()).containsExactly(REQUEST, REQUEST.after(Cursor.of(CURSOR)), REPLIES, OTHER_REQUEST);
        assertThat(notified).hasSize(1);
        assertThat(page.receipt().spend()).isEqualTo(new Spend(1, 1, 0));
    }

    @Test
    void missingRouteCountsAsRetired() {
        CommentSource source =
                auto(CountingSource.alwaysFailing(new RouteNotFoundException(REQUEST, "Not Found")), second);

        assertThat(source.fetch(REQUEST).hasMore()).isTrue();
        assertThat(notified).hasSize(1);
    }

    @Test
    void otherFailuresKeepTheRoute() {
        CommentSource source =
                auto(CountingSource.failing(List.of(new UpstreamErrorException(REQUEST, "busy")), page()), second);

        assertThatThrownBy(() -> source.fetch(REQUEST)).isInstanceOf(UpstreamErrorException.class);
        source.fetch(REQUEST);

        assertThat(second.count()).isZero();
    }

    @Test
    void concurrentNotesTryARetiredRouteOnce() throws ExecutionException, InterruptedException {
        CommentSource source = auto(gone, second);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<CommentPage>> notes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                PageRequest request = PageRequest.comments(
                        NoteId.of("6683b28300000000" + HexFormat.of().toHexDigits(i)));
                notes.add(() -> source.fetch(request));
            }
            for (Future<CommentPage> page : threads.invokeAll(notes)) {
                assertThat(page.get().hasMore()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(gone.count()).isEqualTo(1);
        assertThat(second.count()).isEqualTo(200);
        assertThat(notified).hasSize(1);
    }

    @Test
    void unsentRefusalGoesToTheSecondRoute() {
        CommentSource source = auto(
                request -> {
                    throw InvalidRequestException.beforeSending(request, "no such order");
                },
                second);

        source.fetch(REQUEST);

        assertThat(second.count()).isEqualTo(1);
        assertThat(notified).isEmpty();
    }

    @Test
    void refusalOfTheServiceReachesTheCaller() {
        CommentSource source = auto(
                request -> {
                    throw InvalidRequestException.byService(request, 422, "bad");
                },
                second);

        assertThatThrownBy(() -> source.fetch(REQUEST)).isInstanceOf(InvalidRequestException.class);
        assertThat(second.count()).isZero();
    }

    @Test
    void storedNoteStaysOnItsRoute() {
        storedSecond.put(REQUEST, page());
        CommentSource source = auto(gone, second);

        source.fetch(REQUEST);
        source.fetch(REPLIES);

        assertThat(gone.count()).isZero();
        assertThat(second.asked()).containsExactly(REPLIES);
    }

    @Test
    void partlyStoredNoteStopsIfItsRouteIsGone() {
        storedFirst.put(REQUEST, pageBefore(CURSOR));
        storedFirst.put(OTHER_REQUEST, pageBefore(CURSOR));
        CommentSource source = auto(gone, second);

        CommentPage page = source.fetch(REQUEST);
        assertThatThrownBy(() -> source.fetch(next(REQUEST, page))).isInstanceOf(RouteRetiredException.class);
        CommentPage other = source.fetch(OTHER_REQUEST);
        assertThatThrownBy(() -> source.fetch(next(OTHER_REQUEST, other)))
                .isInstanceOfSatisfying(
                        RouteRetiredException.class,
                        failure -> assertThat(failure.spend()).isEqualTo(Spend.NONE))
                .hasMessageContaining("nothing was sent");

        assertThat(gone.count()).isEqualTo(1);
        assertThat(second.count()).isZero();
    }

    /** The state after a note was read again over the second route. */
    @Test
    void storedRouteWithMorePagesIsUsed() {
        storedFirst.put(REQUEST, pageBefore(CURSOR));
        storedSecond.put(REQUEST, pageBefore(CURSOR));
        storedSecond.put(REQUEST.after(Cursor.of(CURSOR)), page());
        CommentSource source = auto(gone, second);

        CommentPage page = source.fetch(REQUEST);

        assertThat(source.fetch(next(REQUEST, page)).hasMore()).isFalse();
        assertThat(gone.count() + second.count()).isZero();
    }

    @Test
    void unreadableStoredPageBuysNothingElsewhere() {
        CommentSource source = AutoRoute.between(
                new AutoRoute.Route(gone, request -> {
                    throw new StoredPageUnreadableException(request, "damaged");
                }),
                AutoRoute.Route.of(second),
                listener);

        assertThatThrownBy(() -> source.fetch(REQUEST)).isInstanceOf(StoredPageUnreadableException.class);
        assertThat(gone.count() + second.count()).isZero();
    }

    @Test
    void cursorsReturnToTheirRouteInAnotherProcess() {
        CommentPage begun = auto(gone, second).fetch(REQUEST);
        CountingSource first = CountingSource.giving(page());

        auto(first, second).fetch(next(REQUEST, begun));
        AutoRoute.secondOnly(second).fetch(next(REQUEST, begun));

        assertThat(first.count()).isZero();
        assertThat(second.asked())
                .containsExactly(REQUEST, REQUEST.after(Cursor.of(CURSOR)), REQUEST.after(Cursor.of(CURSOR)));
        assertThatThrownBy(() -> AutoRoute.firstOnly(first).fetch(next(REQUEST, begun)))
                .isInstanceOf(InvalidRequestException.class);
        CommentPage pinned =
                AutoRoute.firstOnly(CountingSource.giving(pageBefore(CURSOR))).fetch(REQUEST);
        assertThatThrownBy(() -> AutoRoute.secondOnly(second).fetch(next(REQUEST, pinned)))
                .hasMessageContaining("another route");
        auto(first, second).fetch(next(REQUEST, pinned));
        assertThat(first.asked()).containsExactly(REQUEST.after(Cursor.of(CURSOR)));
    }
}
