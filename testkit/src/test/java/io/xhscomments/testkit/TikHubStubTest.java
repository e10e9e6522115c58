package io.xhscomments.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TikHubStubTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());
    private static final NoteId NO_NOTE = NoteId.of("0000000000000000000000ff");

    private final StubClient http = StubClient.to(tikhub);

    @Test
    void sampleNoteReturnsTheDocumentedBytes() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.ask(TikHubRoute.WEB_V1, SAMPLE);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Fixtures.sample());
        assertThat(response.headers().firstValue("x-request-id")).contains("90ebebd4-5f9f-4d96-bf63-4488a5b8334f");
        assertThat(response.headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void gzipIsUsedIfAccepted() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.with("Accept-Encoding", "gzip").ask(TikHubRoute.WEB_V1, SAMPLE);

        assertThat(response.headers().allValues("content-encoding")).containsExactly("gzip");
        assertThat(response.body()).hasSizeLessThan(Fixtures.sample().length / 2);
        assertThat(StubClient.decompressed(response.body())).isEqualTo(Fixtures.sample());
    }

    @Test
    void appV2ReturnsTheSameCommentsInItsFormat() throws IOException, InterruptedException {
        ServedPage response =
                ServedPage.read(http.ask(TikHubRoute.APP_V2, SAMPLE).body());

        assertThat(response.inner()).containsOnlyKeys("code", "success", "msg", "data");
        assertThat(response.page()).isEqualTo(ServedPage.read(Fixtures.sample()).page());
        assertThat(response.envelope()).containsEntry("router", "/" + TikHubApi.APP_V2_COMMENTS);
    }

    @ParameterizedTest
    @EnumSource
    void repliesOfTheSampleNoteAreEmpty(TikHubRoute route) throws IOException, InterruptedException {
        CommentId comment = CommentId.of("6683ec5b000000000303b91a");

        ServedPage response = ServedPage.read(http.ask(route, PageRequest.replies(Fixtures.sampleNote(), comment))
                .body());

        assertThat(response.comments()).isEmpty();
        assertThat(response.hasMore()).isFalse();
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void envelopeEchoesParametersAndHasAnId() throws IOException, InterruptedException {
        HttpResponse<byte[]> first = http.get(TikHubApi.WEB_V1_COMMENTS + "?note_id=" + NO_NOTE + "&x=%E4%B8%AD+y");
        HttpResponse<byte[]> second = http.get(TikHubApi.WEB_V1_COMMENTS + "?note_id=" + NO_NOTE);

        ServedPage response = ServedPage.read(first.body());
        assertThat(response.envelope())
                .containsEntry("code", 200.0)
                .containsEntry("params", Map.of("note_id", NO_NOTE.value(), "x", "中 y"))
                .containsEntry(
                        "request_id", first.headers().firstValue("x-request-id").orElseThrow())
                .containsEntry("time", "2026-02-05 18:04:03")
                .containsEntry("time_stamp", 1770343443.0)
                .containsEntry("time_zone", "America/Los_Angeles");
        assertThat((String) response.envelope().get("cache_url"))
                .contains((String) response.envelope().get("request_id"))
                .endsWith("?sign=" + "0".repeat(64));
        assertThat(response.inner()).containsEntry("recordTime", "2026-02-06T10:04:03.000000000");
        assertThat(second.headers().firstValue("x-request-id"))
                .isNotEqualTo(first.headers().firstValue("x-request-id"));
    }

    @ParameterizedTest
    @EnumSource
    void unknownNoteReturnsAChargedEmptyPage(TikHubRoute route) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.ask(route, PageRequest.comments(NO_NOTE));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ServedPage.read(response.body()).page())
                .containsEntry("user_id", "")
                .containsEntry("comment_count", 0.0)
                .containsEntry("has_more", false);
        assertThat(ServedPage.read(response.body()).comments()).isEmpty();
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void emptyWebV1PageMatchesTheFixture() throws IOException, InterruptedException {
        ServedPage response = ServedPage.read(
                http.ask(TikHubRoute.WEB_V1, PageRequest.comments(NO_NOTE)).body());

        assertThat(response.page())
                .isEqualTo(ServedPage.read(
                                Fixtures.error("200-missing-note-empty-shell").body())
                        .page());
    }

    @Test
    void wrongKeyIsRejectedAndEchoed() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.with(TikHubApi.AUTHORIZATION, "Bearer sk-test-\"OTHER\"+/==")
                .ask(TikHubRoute.WEB_V1, SAMPLE);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(ServedPage.read(response.body()).envelope().get("detail"))
                .asString()
                .contains("sk-test-\"OTHER\"+/==")
                .doesNotContain("ECHOED");
        assertThat(tikhub.ledger().free()).isEqualTo(1);
    }

    @Test
    void missingKeyIsRejected() throws IOException, InterruptedException {
        assertThat(http.without(TikHubApi.AUTHORIZATION)
                        .ask(TikHubRoute.APP_V2, SAMPLE)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Java/17.0.1", "okhttp/5.5.1", "python-requests/2.0", "Java-http-client/17"})
    void libraryUserAgentIsRejected(String userAgent) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                http.with(TikHubApi.USER_AGENT, userAgent).ask(TikHubRoute.WEB_V1, SAMPLE);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body())
                .isEqualTo(Fixtures.error("403-edge-blocked-user-agent").body());
        assertThat(tikhub.ledger().free()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "User-Agent:\r\n"})
    void missingUserAgentIsRejected(String header) throws IOException, InterruptedException {
        assertThat(raw("GET " + tikhub.baseUrl().getPath() + TikHubApi.WEB_V1_COMMENTS
                        + "?note_id=1 HTTP/1.1\r\nHost: localhost\r\n" + header + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void missingNoteIdIsRejected() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.get(TikHubApi.WEB_V1_COMMENTS + "?noteId=" + NO_NOTE);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).isEqualTo(Fixtures.error("422-validation").body());
        assertThat(tikhub.ledger().free()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {TikHubApi.WEB_V1_REPLIES, TikHubApi.APP_V2_REPLIES})
    void missingCommentIdIsRejected(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.get(path + "?note_id=" + NO_NOTE);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(new String(response.body(), UTF_8))
                .contains("\"comment_id\"")
                .doesNotContain("\"note_id\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/v1/xiaohongshu/web/get_note_comment", "", "/" + TikHubApi.WEB_V1_COMMENTS})
    void unknownPathIsNotFound(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.get(tikhub.baseUrl() + path + "?note_id=" + Fixtures.sampleNote());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo(Fixtures.error("404-object").body());
        assertThat(tikhub.ledger().free()).isEqualTo(1);
        assertThat(tikhub.ledger().entries().get(0).route()).isEmpty();
    }

    @Test
    void cursorUnderWrongNameReturnsPageOne() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(1).build();
        tikhub.serve(note);
        ServedPage first = ServedPage.read(
                http.ask(TikHubRoute.WEB_V1, PageRequest.comments(note.id())).body());
        String cursor = URLEncoder.encode(first.cursor(), UTF_8);

        ServedPage wrong =
                ServedPage.read(http.get(TikHubApi.WEB_V1_COMMENTS + "?note_id=" + note.id() + "&cursor=" + cursor)
                        .body());
        ServedPage right =
                ServedPage.read(http.get(TikHubApi.WEB_V1_COMMENTS + "?note_id=" + note.id() + "&lastCursor=" + cursor)
                        .body());

        assertThat(wrong.ids()).isEqualTo(first.ids());
        assertThat(right.ids()).doesNotContainAnyElementsOf(first.ids());
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
        assertThat(tikhub.ledger().entries())
                .extracting(entry -> entry.cursor().isPresent())
                .containsExactly(false, false, true);
    }

    @Test
    void listensOnLoopbackOnly() throws IOException, InterruptedException {
        assertThat(InetAddress.getByName(tikhub.baseUrl().getHost()).isLoopbackAddress())
                .isTrue();
        for (var networkInterface : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(networkInterface.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThat(accepts(address)).as("reached at %s", address).isFalse();
                }
            }
        }
    }

    @Test
    void toStringDoesNotContainTheKey() {
        assertThat(tikhub + " " + tikhub.apiKey())
                .doesNotContain(tikhub.apiKey().reveal());
    }

    private static boolean accepts(InetAddress address) {
        try (Socket socket = new Socket(address, tikhub.baseUrl().getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(tikhub.baseUrl().getHost(), tikhub.baseUrl().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void aShortLinkLeadsToTheDocumentedNoteUnlessSomethingElseIsSaid() throws IOException, InterruptedException {
        ShortLink link = ShortLink.of("http://xhslink.com/a/AbC123xyz");
        SyntheticNote note = SyntheticNote.builder(1).build();
        tikhub.serve(note);

        ServedPage sample =
                ServedPage.read(http.get(TikHubRoute.APP_V2.requestFor(link).uri(tikhub.baseUrl()))
                        .body());
        tikhub.lead(link, note.id());
        ServedPage other =
                ServedPage.read(http.get(TikHubRoute.APP_V2.requestFor(link).uri(tikhub.baseUrl()))
                        .body());
        tikhub.leadNowhere(link);
        ServedPage none =
                ServedPage.read(http.get(TikHubRoute.APP_V2.requestFor(link).uri(tikhub.baseUrl()))
                        .body());

        assertThat(sample.page()).isEqualTo(ServedPage.read(Fixtures.sample()).page());
        assertThat(sample.envelope().get("params").toString())
                .contains("share_text=" + link.value())
                .doesNotContain("note_id");
        assertThat(other.comments())
                .isNotEmpty()
                .allSatisfy(comment ->
                        assertThat(comment).containsEntry("note_id", note.id().value()));
        assertThat(none.comments()).isEmpty();
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
        assertThat(tikhub.ledger().entries())
                .allSatisfy(entry -> assertThat(entry.shareText()).contains(link.value()))
                .allSatisfy(entry -> assertThat(entry.note()).isEmpty());
    }

    @Test
    void aShareTextAroundALinkIsUnderstoodOnAppV2Only() throws IOException, InterruptedException {
        String text = URLEncoder.encode("看 http://xhslink.com/a/AbC，复制", UTF_8);
        String full = URLEncoder.encode("https://www.xiaohongshu.com/explore/" + Fixtures.sampleNote(), UTF_8);
        String none = URLEncoder.encode(TikHubStub.LINK_WITHOUT_NOTE.value(), UTF_8);

        assertThat(ServedPage.read(http.get(TikHubApi.APP_V2_COMMENTS + "?share_text=" + text)
                                .body())
                        .comments())
                .hasSize(7);
        assertThat(ServedPage.read(http.get(TikHubApi.APP_V2_COMMENTS + "?share_text=" + full)
                                .body())
                        .comments())
                .hasSize(7);
        assertThat(ServedPage.read(http.get(TikHubApi.APP_V2_COMMENTS + "?share_text=" + none)
                                .body())
                        .comments())
                .isEmpty();
        assertThat(http.get(TikHubApi.WEB_V1_COMMENTS + "?share_text=" + text).statusCode())
                .isEqualTo(422);
        assertThat(http.get(TikHubApi.APP_V2_COMMENTS + "?share_text=").statusCode())
                .isEqualTo(422);
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
    }
}
