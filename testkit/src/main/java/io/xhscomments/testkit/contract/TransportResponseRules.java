package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about complete responses: the transport returns them as served. */
interface TransportResponseRules {
    @Test
    @DisplayName("T13 Status and headers are returned as served; commas join repeated headers")
    default void statusAndHeadersAreReturned(TransportFixture fixture) throws IOException {
        ScriptedServer server = fixture.responding(
                http("200 OK", "X-Request-Id: abc\r\nRetry-After: 7\r\nVia: one\r\nvia: two\r\n", "{}"));
        RawResponse page = fixture.send(fixture.at(server)).returned();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("x-request-id")).hasValue("abc");
        assertThat(page.header("Retry-After")).hasValue("7");
        assertThat(page.header("via")).hasValue("one, two");
        assertThat(page.origin()).isEqualTo(RawResponse.Origin.NETWORK);
    }

    @Test
    @DisplayName(
            "T14 The bytes of a body are returned unchanged: long numbers, emoji, order, byte order mark, invalid text")
    default void bodyBytesAreUnchanged(TransportFixture fixture) throws IOException {
        String text =
                "\uFEFF {\"b\":9007199254740993,\r\n\"a\":1234567890123456789 , \"c\":\"😀\\u00e9/é\\/\",\"d\":1.0}\n";
        String noText = "\u0000\u0080\u00c3(\u00ff";
        ScriptedServer server =
                fixture.responding(http("200 OK", "", new String(text.getBytes(UTF_8), ISO_8859_1) + noText));
        assertThat(latin1(fixture.send(fixture.at(server)).returned().body()))
                .isEqualTo(new String(text.getBytes(UTF_8), ISO_8859_1) + noText);
    }

    @Test
    @DisplayName("T15 A compressed response is returned decompressed, without the Content-Encoding header")
    default void compressedResponseIsDecompressed(TransportFixture fixture) throws IOException {
        for (int status : new int[] {200, 500}) {
            String gzipped = new String(Gzip.gzipped("{\"zipped\":1}"), ISO_8859_1);
            ScriptedServer server = fixture.responding(http(status + " X", "Content-Encoding: gzip\r\n", gzipped));
            RawResponse page = fixture.send(fixture.at(server)).returned();
            assertThat(latin1(page.body())).isEqualTo("{\"zipped\":1}");
            assertThat(page.header("Content-Encoding")).isEmpty();
        }
    }

    @Test
    @DisplayName("T16 A chunked response is returned complete, including the last chunk")
    default void chunkedResponseIsComplete(TransportFixture fixture) throws IOException {
        ScriptedServer server = fixture.running(connection -> {
            while (connection.readRequest().isPresent()) {
                connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                connection.send("3\r\n{\"a\r\n");
                connection.send("A;note=x\r\n\":\"" + "b".repeat(7) + "\r\n");
                connection.send("2\r\n\"}\r\n0\r\n\r\n");
            }
        });
        assertThat(latin1(fixture.send(fixture.at(server)).returned().body())).isEqualTo("{\"a\":\"bbbbbbb\"}");
    }

    @Test
    @DisplayName("T17 A response without a length is returned up to the end of the connection")
    default void responseWithoutLengthIsComplete(TransportFixture fixture) throws IOException {
        ScriptedServer server = fixture.running(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"a\"");
            connection.send(":1}");
            connection.close();
        });
        assertThat(latin1(fixture.send(fixture.at(server)).returned().body())).isEqualTo("{\"a\":1}");
    }

    @Test
    @DisplayName("T18 Every response of the error table is returned as it was served, without an exception")
    default void errorResponsesAreReturned(TransportFixture fixture) throws IOException {
        for (ErrorResponse error : Fixtures.errors()) {
            ScriptedServer server = fixture.responding(http(error.status() + " X", "", latin1(error.body())));
            RawResponse page = fixture.send(fixture.at(server)).returned();
            assertThat(page.status()).as(error.name()).isEqualTo(error.status());
            assertThat(page.body()).as(error.name()).asString(UTF_8).isEqualTo(new String(error.body(), UTF_8));
        }
    }

    @Test
    @DisplayName("T19 A response without a body is returned")
    default void responseWithoutBodyIsReturned(TransportFixture fixture) throws IOException {
        for (String response :
                new String[] {"204 No Content\r\n", "304 Not Modified\r\n", "200 OK\r\nContent-Length: 0\r\n"}) {
            ScriptedServer server = fixture.responding("HTTP/1.1 " + response + "\r\n");
            RawResponse page = fixture.send(fixture.at(server)).returned();
            assertThat(Integer.toString(page.status())).isEqualTo(response.substring(0, 3));
            assertThat(page.body()).as("the body of %d", page.status()).isEmpty();
        }
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
