package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.PageImporter;
import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.contract.CommentSourceContract;
import io.xhscomments.testkit.contract.SourceCapability;
import io.xhscomments.testkit.contract.SourceUnderTest;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page store as a source: in each of its ways it keeps what every source keeps, as far as it asks a service at all.
 */
class StoreSourceContractTest {
    private static final String ROUTE = TikHubRoute.WEB_V1.id();

    /** Something before a stub. */
    abstract static class Live extends CommentSourceContract {
        private final Below below;
        private PageTransport transport;

        @TempDir
        Path dir;

        Live(Below below) {
            this.below = below;
        }

        abstract CommentSource source(PageStore store, PageTransport transport, ResponseFormat format);

        @Override
        protected SourceUnderTest source(TikHubStub tikhub) {
            transport = below.to(tikhub);
            return SourceUnderTest.of(
                    tikhub, source(PageStore.at(dir), transport, TikHubRoute.WEB_V1.format(tikhub.apiKey())));
        }

        @AfterEach
        void close() {
            below.close(transport);
        }
    }

    abstract static class ReadingThrough extends Live {
        ReadingThrough(Below below) {
            super(below);
        }

        @Override
        CommentSource source(PageStore store, PageTransport transport, ResponseFormat format) {
            return readingThrough(store, transport, format);
        }

        @Override
        protected Set<SourceCapability> capabilities() {
            return EnumSet.of(SourceCapability.CALLS_SERVICE);
        }
    }

    abstract static class Refreshing extends Live {
        Refreshing(Below below) {
            super(below);
        }

        @Override
        CommentSource source(PageStore store, PageTransport transport, ResponseFormat format) {
            return store.refresh(transport, format)
                    .toBuilder().noCacheLinks().listener(StoreListener.NONE).build()
                    .source();
        }
    }

    /** A store that holds the notes before they are asked for, and replays them. */
    abstract static class Replaying extends CommentSourceContract {
        @TempDir
        Path dir;

        private TikHubStub service;
        private int requestsToRecord;

        /** Puts these pages into the store. */
        abstract void record(PageStore store, TikHubStub tikhub, SyntheticNote note, List<PageRequest> chains);

        @Override
        protected SourceUnderTest source(TikHubStub tikhub) {
            service = tikhub;
            PageStore store = PageStore.at(dir);
            CommentSource source = store.replay(TikHubRoute.WEB_V1.format()).source();
            return new SourceUnderTest() {
                @Override
                public CommentSource source() {
                    return source;
                }

                @Override
                public void serve(SyntheticNote note) {
                    List<PageRequest> chains = new ArrayList<>(List.of(PageRequest.comments(note.id())));
                    note.commentIds()
                            .limit(2)
                            .map(comment -> PageRequest.replies(note.id(), comment))
                            .forEach(chains::add);
                    record(store, tikhub, note, chains);
                    requestsToRecord = tikhub.ledger().requests();
                }

                @Override
                public void failNext(ErrorResponse response) {
                    throw new UnsupportedOperationException("Nothing is asked that could fail");
                }

                @Override
                public int requests() {
                    return tikhub.ledger().requests();
                }
            };
        }

        @Override
        protected Set<SourceCapability> capabilities() {
            return EnumSet.noneOf(SourceCapability.class);
        }

        @AfterEach
        void nothingWasSentToReplayIt() {
            assertThat(service.ledger().requests()).isEqualTo(requestsToRecord);
        }
    }

    abstract static class RecordingFirst extends Replaying {
        private final Below below;

        RecordingFirst(Below below) {
            this.below = below;
        }

        @Override
        void record(PageStore store, TikHubStub tikhub, SyntheticNote note, List<PageRequest> chains) {
            tikhub.serve(note);
            PageTransport transport = below.to(tikhub);
            CommentSource recording = readingThrough(store, transport, TikHubRoute.WEB_V1.format(tikhub.apiKey()));
            chains.forEach(first -> follow(first, recording::fetch));
            below.close(transport);
        }
    }

    /** To the end of a chain, however its pages are got. */
    private static void follow(PageRequest first, Function<PageRequest, CommentPage> pages) {
        Optional<PageRequest> next = Optional.of(first);
        while (next.isPresent()) {
            next = pages.apply(next.get()).next().map(first::after);
        }
    }

    private static CommentSource readingThrough(PageStore store, PageTransport transport, ResponseFormat format) {
        return ReadThrough.builder(store, transport, format).noCacheLinks().listener(StoreListener.NONE).build()
                .source();
    }

    @Nested
    @DisplayName("PageStore.readThrough, over Retrofit, decoded")
    class ReadThroughRetrofit extends ReadingThrough {
        ReadThroughRetrofit() {
            super(Below.RETROFIT);
        }
    }

    @Nested
    @DisplayName("PageStore.readThrough, over java.net.http, decoded")
    class ReadThroughJdk extends ReadingThrough {
        ReadThroughJdk() {
            super(Below.JDK);
        }
    }

    @Nested
    @DisplayName("PageStore.refresh, over Retrofit, decoded")
    class RefreshRetrofit extends Refreshing {
        RefreshRetrofit() {
            super(Below.RETROFIT);
        }
    }

    @Nested
    @DisplayName("PageStore.refresh, over java.net.http, decoded")
    class RefreshJdk extends Refreshing {
        RefreshJdk() {
            super(Below.JDK);
        }
    }

    @Nested
    @DisplayName("PageStore.replay, of what was recorded over Retrofit")
    class RecordThenReplayRetrofit extends RecordingFirst {
        RecordThenReplayRetrofit() {
            super(Below.RETROFIT);
        }
    }

    @Nested
    @DisplayName("PageStore.replay, of what was recorded over java.net.http")
    class RecordThenReplayJdk extends RecordingFirst {
        RecordThenReplayJdk() {
            super(Below.JDK);
        }
    }

    @Nested
    @DisplayName("PageStore.replay, of saved responses")
    class ReplayOfSavedResponses extends Replaying {
        @Override
        void record(PageStore store, TikHubStub notAsked, SyntheticNote note, List<PageRequest> chains) {
            TikHubDecoder format = TikHubDecoder.create();
            PageImporter importing = store.importing(format);
            chains.forEach(first -> follow(first, request -> {
                byte[] body = note.page(TikHubRoute.WEB_V1, request);
                importing.add(body, new PageKey(ROUTE, request));
                return format.decode(request, RawResponse.stored(body));
            }));
        }
    }
}
