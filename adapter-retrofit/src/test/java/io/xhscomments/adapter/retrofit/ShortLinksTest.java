package io.xhscomments.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.ResolvedPages;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ShortLinkResolver;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Short links over the live source, by the ledger of the service. */
class ShortLinksTest {
    private static final ShortLink LINK = ShortLink.of("http://xhslink.com/a/AbC123xyz");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private final SyntheticNote note =
            SyntheticNote.builder(5).comments(25).pageSize(10).build();

    private static TikHubTransport open(TikHubRoute route) {
        return TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl())
                .route(route)
                .build();
    }

    @Test
    void eachCallSendsTheLinkOnceAndIsCharged() {
        tikhub.serve(note).lead(LINK, note.id());
        try (TikHubTransport appV2 = open(TikHubRoute.APP_V2)) {
            ShortLinkResolver links = ShortLinkResolver.over(appV2::linkSource);

            assertThat(links.resolve(LINK)).contains(note.id());
            assertThat(links.resolve(LINK)).contains(note.id());
            assertThat(links.resolve(TikHubStub.LINK_WITHOUT_NOTE)).isEmpty();
        }
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
        assertThat(tikhub.ledger().entries().get(0).shareText()).contains(LINK.value());
        assertThat(tikhub.ledger().entries().get(0).note()).isEmpty();
    }

    @Test
    void webV1RefusesBeforeAnythingIsSent() {
        try (TikHubTransport webV1 = open(TikHubRoute.WEB_V1)) {
            assertThatThrownBy(() -> ShortLinkResolver.over(webV1::linkSource).resolve(LINK))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("short link " + LINK + ": nothing was sent");
        }
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void theTransportOfALinkSendsNothingElse() {
        try (TikHubTransport appV2 = open(TikHubRoute.APP_V2)) {
            assertThatThrownBy(() -> appV2.forLink(LINK).send(PageRequest.comments(note.id())))
                    .isInstanceOf(InvalidRequestException.class);
            assertThat(tikhub.ledger().requests()).isZero();
            appV2.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> appV2.forLink(LINK).send(ShortLinkResolver.request(LINK)));
        }
    }

    @Test
    void aFailureNamesTheLinkAndHoldsNoKey() {
        ApiKey other = ApiKey.of("sk-test-OTHER-KEY+/==");
        try (TikHubTransport appV2 = TikHubTransport.builder(other)
                .baseUrl(tikhub.baseUrl())
                .route(TikHubRoute.APP_V2)
                .build()) {
            assertThatThrownBy(() -> ShortLinkResolver.over(appV2::linkSource).resolve(LINK))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageStartingWith("short link " + LINK + ": ")
                    .hasMessageNotContaining("OTHER-KEY");
        }
    }

    @Test
    void anotherApiPathIsUsedForLinksToo() {
        tikhub.apiPath(ApiPath.of("/api/u1/v1"));
        try (TikHubTransport appV2 = TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl())
                .apiPath(ApiPath.of("/api/u1/v1"))
                .route(TikHubRoute.APP_V2)
                .build()) {
            assertThat(ShortLinkResolver.over(appV2::linkSource).resolve(LINK)).isPresent();
        }
    }

    /** Without a store, the response is handed over in memory. */
    @Test
    void theFirstPageOfAResolvedNoteIsNotPaidForAgain() {
        tikhub.serve(note).lead(LINK, note.id());
        ResolvedPages pages = new ResolvedPages();
        try (TikHubTransport appV2 = open(TikHubRoute.APP_V2)) {
            CommentSource source = pages.before(appV2.source());
            ShortLinkResolver links = ShortLinkResolver.over(link -> pages.keeping(appV2.linkSource(link)));

            assertThat(NoteReader.ofDefaults(source).stream(links.resolve(LINK).orElseThrow()))
                    .hasSize(25);
        }
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
        assertThat(tikhub.ledger().entries())
                .extracting(Ledger.Entry::route)
                .containsOnly(Optional.of(TikHubRoute.APP_V2));
    }
}
