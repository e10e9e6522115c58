package io.xhscomments.examples.cli.serving;

import io.xhscomments.testkit.stub.StubService;
import java.io.IOException;
import java.net.URI;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/**
 * The stub of the service on loopback, without WireMock, which would double the size of the program. Safe to share
 * between threads. It keeps the JVM alive until the caller closes it.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class LocalStub implements AutoCloseable {
    private final StubService service;
    private final LocalServer server;

    /**
     * Starts a stub.
     *
     * @param port the port on 127.0.0.1; 0 for a free port
     * @throws IllegalArgumentException if the port is not 0 to 65535
     * @throws java.net.BindException if the port is in use, or not allowed
     */
    public static LocalStub startAt(int port) throws IOException {
        StubService service = StubService.create();
        return new LocalStub(service, LocalServer.start(port, socket -> new StubHandler(service, socket)));
    }

    /** The service: its settings, key and ledger. */
    public StubService service() {
        return service;
    }

    /** The base URL of the stub. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** Frees the port and ends all connections. Closing it again has no effect. */
    @Override
    public void close() {
        server.close();
    }

    /** Contains the base URL, but not the key. */
    @Override
    public String toString() {
        return "LocalStub[" + baseUrl() + "]";
    }
}
