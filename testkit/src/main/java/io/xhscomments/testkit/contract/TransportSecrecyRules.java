package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.Secret.KEY;
import static io.xhscomments.testkit.contract.Secret.assertNoKeyIn;
import static io.xhscomments.testkit.contract.Secret.printed;
import static io.xhscomments.testkit.contract.TransportFixture.FIRST;
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

/** Rules about the key: it is in the request and nowhere else, even if the service echoes it. */
interface TransportSecrecyRules {
    @Test
    @DisplayName("T45 toString() of the transport does not contain the key")
    default void toStringDoesNotContainTheKey(TransportFixture fixture) {
        PageTransport transport = fixture.make(fixture.settings(URI.create("http://127.0.0.1:9/")));
        assertNoKeyIn(transport.toString());
    }

    @Test
    @DisplayName("T46 No failure or cause contains the key, even if the service echoes it")
    default void noFailureContainsTheKey(TransportFixture fixture) throws IOException {
        String key = KEY.reveal();
        for (String sent : List.of(
                "",
                key + "\r\n\r\n",
                "HTTP/1.1 " + key + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + key + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Echo: " + key + "\r\nContent-Length: 100\r\n\r\n" + key,
                "HTTP/1.1 200 OK\r\nContent-Length: " + key + "\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + key + "\r\n",
                "HTTP/1.1 401 X\r\nContent-Encoding: gzip\r\nContent-Length: " + key.length() + "\r\n\r\n" + key)) {
            ScriptedServer server = fixture.running(connection -> {
                connection.readRequest();
                connection.send(sent);
                connection.close();
            });
            assertNoKeyIn(printed(fixture.send(fixture.at(server)).thrown()));
        }
    }

    @Test
    @DisplayName("T47 An echoed key is removed from the bodies and headers of error responses")
    default void echoedKeyIsRemovedFromErrors(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.REDACTS_ECHOED_KEYS);
        for (int status : new int[] {400, 401, 402, 403, 500}) {
            String echo = "{\"detail\":\"Your token is " + KEY.reveal() + ", or "
                    + KEY.reveal().replace("/", "\\/") + "\"}";
            ScriptedServer server =
                    fixture.responding(http(status + " X", "X-Echo: " + KEY.authorization() + "\r\n", echo));
            RecordingSink sink = new RecordingSink();
            RawResponse page = fixture.send(fixture.at(server), FIRST, sink).returned();
            assertNoKeyIn(new String(page.body(), ISO_8859_1));
            assertNoKeyIn(page.headers().toString());
            assertNoKeyIn(new String(sink.bytes(), ISO_8859_1));
            assertNoKeyIn(sink.headers().toString());
        }
    }

    @Test
    @DisplayName("T49 An echoed key is removed from a page in every encoding, also for the sink")
    default void echoedKeyIsRemovedFromPages(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.REDACTS_ECHOED_KEYS);
        for (String echoed : encodings(KEY.reveal())) {
            String page = "{\"code\":200,\"data\":{\"nickname\":\"" + echoed + "\"}}" + " ".repeat(9000);
            ScriptedServer server = fixture.responding(http("200 OK", "", page));
            RecordingSink sink = new RecordingSink();
            RawResponse response = fixture.send(fixture.at(server), FIRST, sink).returned();
            String body = new String(response.body(), ISO_8859_1);
            assertThat(body)
                    .startsWith("{\"code\":200,")
                    .endsWith(" ")
                    .contains("redacted")
                    .doesNotContain(echoed);
            assertThat(response.isRedacted()).as("marked as redacted").isTrue();
            assertThat(new String(sink.bytes(), ISO_8859_1))
                    .as("the bytes that the sink receives")
                    .doesNotContain(echoed);
        }
        ScriptedServer server = fixture.responding(http("200 OK", "", "{\"code\":200}"));
        assertThat(fixture.send(fixture.at(server)).returned().isRedacted()).isFalse();
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
