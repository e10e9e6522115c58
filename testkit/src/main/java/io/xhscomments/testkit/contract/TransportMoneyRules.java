package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.TransportBench.page;
import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One call is one request, whatever comes back: each more may be charged. */
interface TransportMoneyRules {
    @Test
    @DisplayName("T01 One call sends one request")
    default void oneCallSendsOneRequest(TransportBench bench) throws IOException {
        ScriptedServer server = bench.responding(http("200 OK", "", "{}"));
        bench.send(bench.at(server));
        assertThat(server.allRequests()).hasSize(1);
    }

    @Test
    @DisplayName("T02 A redirect is handed up, and not followed")
    default void aRedirectIsHandedUp(TransportBench bench) throws IOException {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            ScriptedServer server = bench.responding(http(status + " Moved", "Location: /elsewhere\r\n", "{}"));
            int handedUp = bench.send(bench.at(server)).given().status();
            assertThat(server.allRequests()).as("requests after %d", status).hasSize(1);
            assertThat(handedUp).isEqualTo(status);
        }
    }

    @Test
    @DisplayName("T03 No status makes it send a second time")
    default void noStatusMakesItSendASecondTime(TransportBench bench) throws IOException {
        List<String> invitations = List.of(
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
        for (String invitation : invitations) {
            ScriptedServer server = bench.responding(http(invitation, "", "{}"));
            bench.send(bench.at(server));
            assertThat(server.allRequests())
                    .as("requests after %s", invitation.substring(0, 3))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("T04 No response that is lost makes it send a second time")
    default void noLostResponseMakesItSendASecondTime(TransportBench bench) throws IOException {
        for (String beginning :
                List.of("", "HTTP/1.1 200 OK\r\nContent-", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")) {
            ScriptedServer server = bench.running(peer -> {
                peer.request();
                peer.say(beginning);
                peer.hangUp();
            });
            bench.send(bench.at(server));
            assertThat(server.allRequests())
                    .as("requests after \"%s\"", beginning)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("T05 On a connection that was kept and is dropped, the request is not sent a second time")
    default void noDroppedConnectionMakesItSendASecondTime(TransportBench bench) throws IOException {
        AtomicInteger arrived = new AtomicInteger();
        ScriptedServer server = bench.running(peer -> {
            while (peer.request().isPresent()) {
                if (arrived.incrementAndGet() > 1) {
                    peer.reset();
                    return;
                }
                peer.say(http("200 OK", "", "{}"));
            }
        });
        PageTransport transport = bench.at(server);
        bench.send(transport, page(1));
        int before = arrived.get();
        bench.send(transport, page(2));
        assertThat(server.allRequests().size() - before)
                .as("requests of the second call")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("T06 A page that is asked for again is sent for again")
    default void aPageThatIsAskedForAgainIsSentForAgain(TransportBench bench) throws IOException {
        bench.needs(TransportCapability.ASKS_ANEW);
        ScriptedServer server =
                bench.responding(http("200 OK", "Cache-Control: max-age=3600\r\nETag: \"1\"\r\n", "{}"));
        PageTransport transport = bench.at(server);
        bench.send(transport);
        int before = server.requests().size();
        bench.send(transport);
        assertThat(server.allRequests().size()).isGreaterThan(before);
    }
}
