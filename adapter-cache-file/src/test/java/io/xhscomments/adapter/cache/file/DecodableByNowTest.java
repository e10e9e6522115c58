package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.report.HeldPage;
import io.xhscomments.adapter.cache.file.report.HeldPage.Reason;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.port.CommentSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A response that could not be decoded becomes a page, for free, once a version can decode it. */
class DecodableByNowTest extends ChargedResponses {
    @Test
    void anUpgradeMakesItThePage() throws IOException {
        payWithOlderVersion();

        CommentPage page = through(PRESENT).source().fetch(Responses.request(1));

        assertThat(page.receipt().spend()).isEqualTo(Spend.NONE);
        assertThat(server.charges()).isEqualTo(1);
        assertThat(listener.events).containsExactly("undecodable", "decoded");
        assertThat(store.pages()).singleElement().satisfies(stored -> {
            assertThat(stored.key()).isEqualTo(Responses.key(1));
            assertThat(stored.fetchedAt()).hasValue(Stores.NOW);
            assertThat(stored.source()).hasValue(PageSource.PAID);
            assertThat(stored.requestId()).isPresent();
        });
        assertThat(Files.readString(Stores.page(store, 1)))
                .contains("cache-url: https")
                .contains("form: verbatim");
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
    }

    @Test
    void anUpgradeNeedsNoBudget() {
        payWithOlderVersion();
        CommentSource source =
                through(PRESENT).source(paying -> Budget.ofRequests(0).decorate(paying));

        assertThat(source.fetch(Responses.request(1)).comments()).hasSize(1);
        assertThatThrownBy(() -> source.fetch(Responses.request(0))).isInstanceOf(BudgetExhaustedException.class);
        assertThat(store.pages()).hasSize(1);
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void refillMakesItThePage() {
        payWithOlderVersion();
        assertThat(store.held(PRESENT)).extracting(HeldPage::reason).containsExactly(Reason.DECODABLE);

        assertThat(store.repair(PRESENT, CacheLinkReader.ofDefaults()).repaired())
                .containsExactly(Responses.key(1));

        assertThat(store.pages()).hasSize(1);
        assertThat(store.held(PRESENT)).isEmpty();
    }

    @Test
    void importMakesItThePage() throws IOException {
        payWithOlderVersion();
        Path file = Stores.in(store, StoreLayout.UNDECODABLE).get(0);

        ImportResult imported = store.importing(PRESENT).add(file);

        assertThat(imported.outcome()).isEqualTo(ImportResult.Outcome.STORED);
        assertThat(imported.key()).hasValue(Responses.key(1));
        assertThat(through(PRESENT).send(Responses.request(1)).body()).isEqualTo(Responses.page(1));
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void importRefusesWhatStillCannotBeDecoded() throws IOException {
        payForMalformed();
        Path file = Stores.in(store, StoreLayout.UNDECODABLE).get(0);
        Path cut = Files.write(dir.resolve("cut"), Files.readAllBytes(file));
        Stores.change(cut, "\nEND ", "\nEN");

        assertThat(store.importing(PRESENT).add(file).reason()).contains("$.data.data.comments");
        assertThat(store.importing(PRESENT).add(cut).reason()).contains("truncated or changed");
    }

    @Test
    void replayServesWhatCanBeDecodedByNow() {
        payWithOlderVersion();

        assertThat(store.replay(PRESENT).source().fetch(Responses.request(1)).comments())
                .hasSize(1);
        assertThat(store.replay(PRESENT).send(Responses.request(1)).body()).isEqualTo(Responses.page(1));
        assertThatThrownBy(() -> store.replay(OLDER).source().fetch(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThatThrownBy(() -> store.replay(OLDER).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThatThrownBy(() -> store.replay(PRESENT).source().fetch(Responses.request(0)))
                .isInstanceOf(PageNotStoredException.class);
        assertThat(store.pages()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeWrittenServesItToo() throws IOException {
        payWithOlderVersion();
        server.response(request -> Responses.page(0));
        through(OLDER).send(Responses.request(0));
        PageStore unwritable = new PageStore(
                StoreContext.of(StoreReader.ofDirectory(store.context().reader().root()), UNWRITABLE, Stores.clock()));

        assertThat(through(unwritable, PRESENT).send(Responses.request(1)).body())
                .isEqualTo(Responses.page(1));
        assertThatThrownBy(() -> through(unwritable, PRESENT).send(Responses.request(2)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> through(unwritable, OLDER).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(server.charges()).isEqualTo(2);
    }

    private static final FileOps UNWRITABLE = new FileOps() {
        @Override
        public FileChannel create(Path file) throws IOException {
            throw new AccessDeniedException(file.toString());
        }
    };
}
