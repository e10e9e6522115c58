package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportFixture.page;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about the number of requests: one per call, because each request may be charged. */
interface TransportMoneyRules {
    @Test
    @DisplayName("T01 One call sends one request")
    default void oneCallSendsOneRequest(TransportFixture fixture) throws IOException {
        ScriptedServer server = fixture.responding(http("200 OK", "", "{}"));
        fixture.send(fixture.at(server));
        assertThat(server.closeAndGetRequests()).hasSize(1);
    }

    @Test
    @DisplayName("T02 A redirect is returned and not followed")
    default void redirectIsReturned(TransportFixture fixture) throws IOException {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            ScriptedServer server = fixture.responding(http(status + " Moved", "Location: /elsewhere\r\n", "{}"));
            int returned = fixture.send(fixture.at(server)).returned().status();
            assertThat(server.closeAndGetRequests())
                    .as("requests after %d", status)
                    .hasSize(1);
            assertThat(returned).isEqualTo(status);
        }
    }

    @Test
    @DisplayName("T03 No status causes a second request")
    default void noStatusCausesSecondRequest(TransportFixture fixture) throws IOException {
        List<String> responses = List.of(
                "400 Bad Request\r\nX-Should-Retry: true",
                "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"",
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"",
                "408 Request Timeout",
                "421 Misdirected Request",
                "425 Too Early",
                "429 Too Many Requests\r\nRetry-After: 0",
                "500 Internal Server Error",
                "502 Bad Gateway",
                "503 Service Unavailable\r\nRetry-After: 0",
                "504 Gateway Timeout");
        for (String response : responses) {
            ScriptedServer server = fixture.responding(http(response, "", "{}"));
            fixture.send(fixture.at(server));
            assertThat(server.closeAndGetRequests())
                    .as("requests after %s", response.substring(0, 3))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("T04 A lost response causes no second request")
    default void lostResponseCausesNoSecondRequest(TransportFixture fixture) throws IOException {
        for (String partial :
                List.of("", "HTTP/1.1 200 OK\r\nContent-", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")) {
            ScriptedServer server = fixture.running(connection -> {
                connection.readRequest();
                connection.send(partial);
                connection.close();
            });
            fixture.send(fixture.at(server));
            assertThat(server.closeAndGetRequests())
                    .as("requests after \"%s\"", partial)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("T05 A request on a dropped pooled connection is not sent again")
    default void droppedConnectionCausesNoSecondRequest(TransportFixture fixture) throws IOException {
        AtomicInteger arrived = new AtomicInteger();
        ScriptedServer server = fixture.running(connection -> {
            while (connection.readRequest().isPresent()) {
                if (arrived.incrementAndGet() > 1) {
                    connection.reset();
                    return;
                }
                connection.send(http("200 OK", "", "{}"));
            }
        });
        PageTransport transport = fixture.at(server);
        fixture.send(transport, page(1));
        int before = arrived.get();
        fixture.send(transport, page(2));
        assertThat(server.closeAndGetRequests().size() - before)
                .as("requests of the second call")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("T06 Requesting a page again sends another request")
    default void repeatedCallSendsAnotherRequest(TransportFixture fixture) throws IOException {
        fixture.needs(TransportCapability.REQUESTS_EVERY_TIME);
        ScriptedServer server =
                fixture.responding(http("200 OK", "Cache-Control: max-age=3600\r\nETag: \"1\"\r\n", "{}"));
        PageTransport transport = fixture.at(server);
        fixture.send(transport);
        int before = server.requests().size();
        fixture.send(transport);
        assertThat(server.closeAndGetRequests().size()).isGreaterThan(before);
    }
}
