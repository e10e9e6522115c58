package io.xhscomments.testkit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.xhscomments.testkit.stub.StubService;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/** A server for one stub alone: on 127.0.0.1 only, at a port of its owner's choice, with no path prefix. */
@RequiredArgsConstructor
final class RootServer {
    /** What the stub is called by, having no path prefix. */
    static final String NAME = "";

    private final WireMockServer server;

    /**
     * Starts one.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException if the port cannot be had
     */
    static RootServer start(int port, StubService stub) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
        }
        try {
            return new RootServer(StubServer.started(port, Map.of(NAME, stub)));
        } catch (FatalStartupException refused) {
            BindException notHad = new BindException(
                    "Port " + port + " of " + StubServer.LOOPBACK + " cannot be had: " + reason(refused));
            notHad.initCause(refused);
            throw new UncheckedIOException(notHad);
        }
    }

    URI baseUrl() {
        return URI.create("http://" + StubServer.LOOPBACK + ":" + server.port() + "/");
    }

    void stop() {
        server.stop();
    }

    /** The innermost failure: those around it do not say why. */
    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : reason(cause);
    }
}
