package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.Secret.KEY;
import static io.xhscomments.testkit.contract.Secret.assertThatTheKeyIsNotIn;
import static io.xhscomments.testkit.contract.Secret.printed;
import static io.xhscomments.testkit.contract.TransportBench.FIRST;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The key is in the request, and nowhere else, though the service echoes it. */
interface TransportSecrecyRules {
    @Test
    @DisplayName("T45 Printing the transport does not show the key")
    default void printingDoesNotShowTheKey(TransportBench bench) {
        PageTransport transport = bench.make(bench.settings(URI.create("http://127.0.0.1:9/")));
        assertThatTheKeyIsNotIn(transport.toString());
    }

    @Test
    @DisplayName("T46 No failure shows the key, nor does what caused it, even if the service echoes it")
    default void noFailureShowsTheKey(TransportBench bench) throws IOException {
        String key = KEY.reveal();
        for (String said : List.of(
                "",
                key + "\r\n\r\n",
                "HTTP/1.1 " + key + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + key + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Echo: " + key + "\r\nContent-Length: 100\r\n\r\n" + key,
                "HTTP/1.1 200 OK\r\nContent-Length: " + key + "\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + key + "\r\n",
                "HTTP/1.1 401 X\r\nContent-Encoding: gzip\r\nContent-Length: " + key.length() + "\r\n\r\n" + key)) {
            ScriptedServer server = bench.running(peer -> {
                peer.request();
                peer.say(said);
                peer.hangUp();
            });
            assertThatTheKeyIsNotIn(printed(bench.send(bench.at(server)).thrown()));
        }
    }

    @Test
    @DisplayName("T47 An error response that echoes the key comes up without it, and so does a header")
    default void anEchoedKeyIsTakenOut(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.TAKES_ECHOED_KEYS_OUT);
        for (int status : new int[] {400, 401, 402, 403, 500}) {
            String echo = "{\"detail\":\"Your token is " + KEY.reveal() + ", or "
                    + KEY.reveal().replace("/", "\\/") + "\"}";
            ScriptedServer server =
                    bench.responding(http(status + " X", "X-Echo: " + KEY.authorization() + "\r\n", echo));
            RecordingSink sink = new RecordingSink();
            RawResponse page = bench.send(bench.at(server), FIRST, sink).given();
            assertThatTheKeyIsNotIn(new String(page.body(), ISO_8859_1));
            assertThatTheKeyIsNotIn(page.headers().toString());
            assertThatTheKeyIsNotIn(new String(sink.bytes(), ISO_8859_1));
            assertThatTheKeyIsNotIn(sink.headers().toString());
        }
    }

    @Test
    @DisplayName(
            "T49 A page that echoes the key comes up without it, in every encoding, and so does what the sink sees")
    default void keyInPageIsTakenOut(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.TAKES_ECHOED_KEYS_OUT);
        for (String echoed : encodings(KEY.reveal())) {
            String page = "{\"code\":200,\"data\":{\"nickname\":\"" + echoed + "\"}}" + " ".repeat(9000);
            ScriptedServer server = bench.responding(http("200 OK", "", page));
            RecordingSink sink = new RecordingSink();
            RawResponse response = bench.send(bench.at(server), FIRST, sink).given();
            String body = new String(response.body(), ISO_8859_1);
            assertThat(body)
                    .startsWith("{\"code\":200,")
                    .endsWith(" ")
                    .contains("redacted")
                    .doesNotContain(echoed);
            assertThat(response.isRedacted()).as("marked as redacted").isTrue();
            assertThat(new String(sink.bytes(), ISO_8859_1))
                    .as("what the sink sees")
                    .doesNotContain(echoed);
        }
        ScriptedServer server = bench.responding(http("200 OK", "", "{\"code\":200}"));
        assertThat(bench.send(bench.at(server)).given().isRedacted()).isFalse();
    }

    private static List<String> encodings(String key) {
        StringBuilder percent = new StringBuilder();
        StringBuilder json = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (char c : key.toCharArray()) {
            percent.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            html.append("&#").append((int) c).append(';');
        }
        return List.of(
                key,
                key.replace("/", "\\/"),
                URLEncoder.encode(key, UTF_8),
                URLEncoder.encode(URLEncoder.encode(key, UTF_8), UTF_8),
                percent.toString(),
                percent.toString().replace("%", "%25"),
                json.toString(),
                json.toString().replace("\\", "\\\\"),
                html.toString(),
                Base64.getEncoder().encodeToString(key.getBytes(UTF_8)),
                Base64.getEncoder().encodeToString(("Bearer " + key).getBytes(UTF_8)));
    }
}
