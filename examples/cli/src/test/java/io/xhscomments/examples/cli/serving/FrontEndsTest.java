package io.xhscomments.examples.cli.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.examples.cli.serving.WireResponse.Ending;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Scenario;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program's server and WireMock say the same for the same requests, byte for byte but for what frames a body. */
@Timeout(120)
class FrontEndsTest {
    private static final String WEB = "api/v1/xiaohongshu/web/get_note_comments?note_id=";
    private static final String APP = "api/v1/xiaohongshu/app_v2/get_note_comments?note_id=";
    private static final String SAMPLE = WEB + Fixtures.sampleNote();
    private static final int LONG = 30_000;
    private static final int SHORT = 1_000;
    private static final long FEW = 3;
    /** More than any page, and than the transport takes in. */
    private static final long ENOUGH = 17L * 1024 * 1024;

    private TikHubStub wireMock;
    private LocalStub local;

    @BeforeEach
    void start() throws IOException {
        wireMock = TikHubStub.startAt(0);
        local = LocalStub.startAt(0);
    }

    @AfterEach
    void stop() {
        wireMock.close();
        local.close();
    }

    static Stream<String> scenarios() {
        return Scenario.all().stream().map(Scenario::name);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void eachScenarioIsTheSame(String name) throws IOException {
        Scenario scenario = Scenario.named(name);
        SyntheticNote note = wireMock.play(scenario, builder());
        local.service().play(scenario, builder());
        // A slow body and a late response take minutes: their beginnings tell.
        int timeout = name.equals("late-response") ? SHORT : LONG;
        long bytes = name.equals("slow-body") ? FEW : ENOUGH;
        boolean once = List.of("late-response", "slow-body", "endless-body").contains(name);

        for (String target : once ? List.of(SAMPLE) : targets(note)) {
            assertThat(ask(local.baseUrl(), get(target), timeout, bytes))
                    .as(target)
                    .isEqualTo(ask(wireMock.baseUrl(), get(target), timeout, bytes));
        }

        assertThat(local.service().ledger().entries())
                .isNotEmpty()
                .isEqualTo(wireMock.ledger().entries());
    }

    private static SyntheticNoteBuilder builder() {
        return SyntheticNote.builder(7).comments(25).pageSize(10).replies(3);
    }

    /** The documented note, and the synthetic one as far as its cursors lead. */
    private List<String> targets(SyntheticNote note) {
        String id = note.id().value();
        String comment = note.commentIds().findFirst().orElseThrow().value();
        return List.of(
                SAMPLE,
                WEB + id,
                WEB + id + "&lastCursor=" + comment,
                APP + id,
                APP + id + "&sort_strategy=like_count",
                APP + id + "&sort_strategy=default&pageArea=UNFOLDED&index=2&cursor=" + comment,
                APP + id + "&pageArea=FOLDED",
                APP + Fixtures.sampleNote() + "&pageArea=FOLDED",
                "api/v1/xiaohongshu/web/get_note_comment_replies?note_id=" + id + "&comment_id=" + comment);
    }

    static Stream<String> requests() {
        String sample = get(SAMPLE);
        return Stream.of(
                sample,
                sample.replace("\r\n\r\n", "\r\nAccept-Encoding: br, gzip\r\n\r\n"),
                sample.replace("\r\n\r\n", "\r\naccept-encoding: br\r\nACCEPT-ENCODING: gzip\r\n\r\n"),
                sample.replace("STUB-KEY", "OTHER-KEY"),
                sample.replaceAll("Authorization: [^\r]*\r\n", ""),
                sample.replaceAll("User-Agent: [^\r]*\r\n", ""),
                sample.replace("User-Agent: test", "User-Agent: okhttp/5"),
                sample.replace("GET", "HEAD"),
                sample.replace("GET", "DELETE"),
                sample.replace("GET", "POST").replace("\r\n\r\n", "\r\nContent-Length: 4\r\n\r\nbody"),
                sample.replace("GET", "PATCH")
                        .replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"),
                sample.replace("Host: ", "Host: elsewhere.example"),
                sample.replace("HTTP/1.1", "HTTP/1.0"),
                sample.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"),
                sample.replace("GET /", "GET http://127.0.0.1/"),
                get(WEB),
                get(WEB + "not-an-id"),
                get(WEB.replace("note_id", "noteId") + Fixtures.sampleNote()),
                get(WEB + "ffffffffffffffffffffffff"),
                get(SAMPLE + "&lastCursor=%7B%22a%22%3A+1%7D&lastCursor=x%20y&more=%E2%82%AC"),
                get(SAMPLE + "&&=&a"),
                get("api/v1/xiaohongshu/web/nothing?note_id=" + Fixtures.sampleNote()),
                get(""),
                get("?" + "note_id=1"),
                get("api/v1/tikhub/user/get_user_info"),
                get("api/v1/tikhub/user/get_endpoint_info"),
                get("api/v1/tikhub/user/get_endpoint_info?endpoint=/api/v1/xiaohongshu/web/get_note_comments"),
                get(
                        "api/v1/tikhub/user/get_endpoint_info?endpoint=%2Fapi%2Fv1%2Fxiaohongshu%2Fweb%2Fget_note_comments"),
                get("__ledger"),
                get("__ledger").replace("GET", "DELETE"),
                get("__ledger").replace("GET", "PUT"),
                get("__ledger/"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void eachRequestIsRespondedAlike(String request) throws IOException {
        assertThat(ask(local.baseUrl(), request, LONG, ENOUGH))
                .isEqualTo(ask(wireMock.baseUrl(), request, LONG, ENOUGH));
        assertThat(local.service().ledger()).isEqualTo(wireMock.ledger());
    }

    /** Neither says why in the same words; ours says nothing, so that it repeats nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"garbage", "GET /", "GET / HTTP/1.1", "GET / HTTP/1.1\r\nHost: a\r\nno colon sk-test-1"})
    void malformedRequestsAreRefusedAndNotCounted(String head) throws IOException {
        WireResponse refusal = ask(local.baseUrl(), head + "\r\n\r\n", LONG, ENOUGH);

        assertThat(refusal.statusLine()).isEqualTo("HTTP/1.1 400");
        assertThat(refusal.body()).isEmpty();
        assertThat(ask(wireMock.baseUrl(), head + "\r\n\r\n", LONG, ENOUGH).statusLine())
                .matches("HTTP/1.1 [45]\\d\\d");
        assertThat(local.service().ledger()).isEqualTo(wireMock.ledger());
    }

    @Test
    void tooManyHeadersAreRefused() throws IOException {
        String head = get(SAMPLE).replace("\r\n\r\n", "\r\nmore: 1".repeat(300) + "\r\n\r\n");

        assertThat(ask(local.baseUrl(), head, LONG, ENOUGH).statusLine()).isEqualTo("HTTP/1.1 431");
    }

    /** WireMock has an error of its own here. */
    @Test
    void aPercentSignThatEncodesNothingIsServed() throws IOException {
        WireResponse page = ask(local.baseUrl(), get(SAMPLE + "&lastCursor=x%zz"), LONG, ENOUGH);

        assertThat(page.statusLine()).isEqualTo("HTTP/1.1 200");
        assertThat(local.service().ledger().entries().get(0).cursor()).hasValue("x%zz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void zippedBodiesFailAlike(String coding) throws IOException {
        String request = get(SAMPLE).replace("\r\n\r\n", "\r\nAccept-Encoding: " + coding + "\r\n\r\n");
        for (ConnectionFault fault : ConnectionFault.values()) {
            wireMock.failNext(fault);
            local.service().failNext(fault);
            long bytes = fault == ConnectionFault.SLOW_BODY ? FEW : ENOUGH;

            assertThat(ask(local.baseUrl(), request, LONG, bytes))
                    .as(fault.name())
                    .isEqualTo(ask(wireMock.baseUrl(), request, LONG, bytes));
        }
    }

    @Test
    void anEndlessBodyIsNotAnnounced() throws IOException {
        local.service().failNext(ConnectionFault.ENDLESS_BODY);

        try (Socket socket = connect(local.baseUrl())) {
            send(socket, get(SAMPLE));
            assertThat(new String(socket.getInputStream().readNBytes(400), StandardCharsets.ISO_8859_1))
                    .containsIgnoringCase("transfer-encoding: chunked")
                    .doesNotContainIgnoringCase("content-length");
        }
    }

    @Test
    void aConnectionServesManyRequests() throws IOException {
        try (Socket socket = connect(local.baseUrl())) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = 1; i <= 5; i++) {
                send(socket, get(i % 2 == 0 ? "nothing" : SAMPLE));
                assertThat(WireResponse.read(in, true, ENOUGH).statusLine())
                        .isEqualTo(i % 2 == 0 ? "HTTP/1.1 404" : "HTTP/1.1 200");
            }
        }
        assertThat(local.service().ledger().charged()).isEqualTo(3);
    }

    @Test
    void closingEndsAResponseThatGoesOn() throws IOException {
        local.service().failNext(ConnectionFault.SLOW_BODY);
        try (Socket socket = connect(local.baseUrl())) {
            send(socket, get(SAMPLE));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(in.read()).isEqualTo('H');

            local.close();

            WireResponse rest = WireResponse.read(in, true, ENOUGH);
            assertThat(rest.ending()).isIn(Ending.CLOSED, Ending.RESET);
        }
    }

    @Test
    void manyConnectionsAreServedAtOnce() throws IOException {
        int connections = 150;
        Socket[] sockets = new Socket[connections];
        try {
            for (int i = 0; i < connections; i++) {
                sockets[i] = connect(local.baseUrl());
            }
            // The last one first, so that the test does not wait for connections without a response.
            for (int i = connections - 1; i >= 0; i--) {
                send(sockets[i], get(SAMPLE));
                assertThat(WireResponse.read(new BufferedInputStream(sockets[i].getInputStream()), true, ENOUGH)
                                .statusLine())
                        .isEqualTo("HTTP/1.1 200");
            }
        } finally {
            for (Socket socket : sockets) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }

    private static String get(String target) {
        return "GET /" + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: test\r\n"
                + "Authorization: Bearer sk-test-STUB-KEY+/==\r\n\r\n";
    }

    private static WireResponse ask(URI server, String head, int timeout, long bytes) throws IOException {
        return WireResponse.to(server, head, timeout, bytes);
    }

    private static Socket connect(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(LONG);
        return socket;
    }

    private static void send(Socket socket, String head) throws IOException {
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }
}
