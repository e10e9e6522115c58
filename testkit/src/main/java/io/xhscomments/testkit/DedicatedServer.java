package io.xhscomments.testkit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.xhscomments.testkit.stub.StubService;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/** A WireMock server for one stub: on 127.0.0.1 only, at a given port, without a path prefix. */
@RequiredArgsConstructor
final class DedicatedServer {
    /** The name of a stub without a path prefix. */
    static final String NAME = "";

    private final WireMockServer server;

    /**
     * Starts a server.
     *
     * @param port 0 selects a free port
     * @throws UncheckedIOException if the port is not available
     */
    static DedicatedServer start(int port, StubService stub) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
        }
        try {
            return new DedicatedServer(SharedServer.start(port, Map.of(NAME, stub)));
        } catch (FatalStartupException refused) {
            BindException unavailable = new BindException(
                    "Port " + port + " of " + SharedServer.LOOPBACK + " is not available: " + reason(refused));
            unavailable.initCause(refused);
            throw new UncheckedIOException(unavailable);
        }
    }

    URI baseUrl() {
        return URI.create("http://" + SharedServer.LOOPBACK + ":" + server.port() + "/");
    }

    void stop() {
        server.stop();
    }

    /** The message of the innermost cause; the outer exceptions do not contain the reason. */
    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : reason(cause);
    }
}
