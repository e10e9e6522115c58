package io.xhscomments.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TikHubRoutesTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private final SyntheticNote note =
            SyntheticNote.builder(5).comments(25).pageSize(10).build();

    private TikHubRoutes routes() {
        tikhub.serve(note);
        return TikHubRoutes.of(TikHubTransport.builder(tikhub.apiKey()).baseUrl(tikhub.baseUrl()));
    }

    @Test
    void cheaperRouteIsUsedWhileItWorks() {
        try (TikHubRoutes routes = routes()) {
            assertThat(NoteReader.ofDefaults(routes.source()).stream(note.id())).hasSize(25);
        }
        assertThat(tikhub.ledger().entries())
                .extracting(Ledger.Entry::route)
                .containsOnly(Optional.of(TikHubRoute.WEB_V1));
    }

    @Test
    void onlySecondRouteIsChargedIfFirstIsRetired() {
        tikhub.retire(TikHubRoute.WEB_V1);
        try (TikHubRoutes routes = routes()) {
            assertThat(NoteReader.ofDefaults(routes.source()).stream(note.id())).hasSize(25);
        }
        assertThat(tikhub.ledger().entries())
                .filteredOn(Ledger.Entry::charged)
                .extracting(Ledger.Entry::route)
                .containsOnly(Optional.of(TikHubRoute.APP_V2))
                .hasSize(3);
        assertThat(tikhub.ledger().free()).isEqualTo(1);
    }

    @Test
    void closingClosesBothTransports() {
        TikHubRoutes routes = routes();
        routes.close();

        assertThatIllegalStateException().isThrownBy(() -> routes.webV1().send(PageRequest.comments(note.id())));
        assertThatIllegalStateException().isThrownBy(() -> routes.appV2().send(PageRequest.comments(note.id())));
    }
}
