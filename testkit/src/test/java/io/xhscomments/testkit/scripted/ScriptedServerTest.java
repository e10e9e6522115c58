package io.xhscomments.testkit.scripted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScriptedServerTest {
    private static final String REQUEST =
            "GET /a/b?x=%7B+1%7D&x=2&note_id=n HTTP/1.1\r\nHost: h\r\nVia: 1\r\nvia:2\r\n\r\n";

    @Test
    void itSaysWhatTheScriptSaysToTheByteAndNothingElse() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.send("\u0000\u00ffHTTP?");
            connection.close();
        })) {
            assertThat(ask(server, REQUEST)).isEqualTo("\u0000\u00ffHTTP?");
        }
    }

    @Test
    void itResponsesEveryRequestOfAConnectionAndKeepsThemInOrder() throws IOException {
        ScriptedServer server = ScriptedServer.responding(ScriptedServer.http("200 OK", "A: b\r\n", "{}"));
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            for (String path : List.of("/1", "/2")) {
                socket.getOutputStream().write(REQUEST.replace("/a/b", path).getBytes(ISO_8859_1));
                String response =
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nA: b\r\n\r\n{}";
                assertThat(new String(socket.getInputStream().readNBytes(response.length()), ISO_8859_1))
                        .isEqualTo(response);
            }
        }
        assertThat(server.closeAndGetRequests()).extracting(RawRequest::path).containsExactly("/1", "/2");
    }

    @Test
    void aRequestCanBeReadInItsParts() {
        RawRequest request = new RawRequest(REQUEST);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("/a/b?x=%7B+1%7D&x=2&note_id=n");
        assertThat(request.path()).isEqualTo("/a/b");
        assertThat(request.query()).isEqualTo("x=%7B+1%7D&x=2&note_id=n");
        assertThat(request.parameters()).isEqualTo(Map.of("x", "2", "note_id", "n"));
        assertThat(request.headers("VIA")).containsExactly("1", "2");
        assertThat(request.headers("Cookie")).isEmpty();
    }

    @Test
    void aRequestIsNotPrintedBecauseItHoldsAKey() {
        assertThat(new RawRequest("GET /?token=secret HTTP/1.1\r\nAuthorization: Bearer secret\r\n\r\n"))
                .hasToString("RawRequest[GET]");
    }

    @Test
    void aTargetThatIsNotEncodedIsTakenAsItCame() {
        assertThat(new RawRequest("GET /p?c={\"a b\" HTTP/1.1\r\n\r\n").target())
                .isEqualTo("/p?c={\"a b\"");
    }

    @Test
    void aResetIsAReset() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(connection -> {
            connection.readRequest();
            connection.reset();
        })) {
            assertThatThrownBy(() -> ask(server, REQUEST)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void closingEndsScriptsThatWait() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        ScriptedServer server = ScriptedServer.start(connection -> {
            connection.readRequest();
            never.await();
        });
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(REQUEST.getBytes(ISO_8859_1));
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(server.closeAndGetRequests()).hasSize(1);
        }
        assertThatThrownBy(() -> ask(server, REQUEST)).isInstanceOf(ConnectException.class);
    }

    private static String ask(ScriptedServer server, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
