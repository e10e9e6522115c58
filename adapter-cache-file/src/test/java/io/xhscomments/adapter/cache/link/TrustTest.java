package io.xhscomments.adapter.cache.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.link.CacheLinkException.Reason;
import java.io.IOException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A link is a secret, so it is sent only to a host that proves its identity. */
@Timeout(60)
class TrustTest {
    private static final ScriptedServer.Script LISTENING = ScriptedServer.Peer::request;

    @Test
    void unknownCertificateIsRefused() throws IOException {
        try (ScriptedServer server = ScriptedServer.running(LISTENING)) {
            CacheLinkReader links =
                    CacheLinkReader.builder().allowHost(server.host()).build();
            assertRefused(server, Links.failure(links, server.link()), "PKIX path building failed");
        }
    }

    @Test
    void certificateOfAnotherHostIsRefused() throws IOException {
        Certificate other = Certificate.forNames("dns:other.example");
        try (ScriptedServer server = ScriptedServer.showing(other, LISTENING)) {
            CacheLinkReader links = server.patient().sslContext(other.context()).build();
            assertRefused(server, Links.failure(links, server.link()), "No subject alternative names");
        }
    }

    @Test
    void plainHttpHostIsRefused() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.withoutEncryption(peer -> peer.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))) {
            CacheLinkException failure = Links.failure(server.patient().build(), server.link());
            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(server.allRequests()).isEmpty();
        }
    }

    /** The message describes the problem of the certificate. */
    private static void assertRefused(ScriptedServer server, CacheLinkException failure, String words)
            throws IOException {
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("SSLHandshakeException")
                .hasMessageContaining(words)
                .hasCauseInstanceOf(SSLHandshakeException.class);
        assertThat(server.allRequests()).isEmpty();
    }
}
