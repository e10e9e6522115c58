package io.xhscomments.testkit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.xhscomments.testkit.stub.StubService;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The WireMock server that all open stubs of this JVM share, each under its own path, because a start takes seconds. It
 * listens on 127.0.0.1 only. It starts with the first stub and stops with the last, so that its threads do not keep a
 * program alive.
 */
final class SharedServer {
    static final String LOOPBACK = "127.0.0.1";
    private static final Map<String, StubService> STUBS = new ConcurrentHashMap<>();

    private static @Nullable WireMockServer running;

    private SharedServer() {}

    /** Adds a stub and returns its base address. */
    static synchronized URI open(String name, StubService stub) {
        WireMockServer server = running;
        if (server == null) {
            server = start(0, STUBS);
            running = server;
        }
        STUBS.put(name, stub);
        return URI.create("http://" + LOOPBACK + ":" + server.port() + "/" + name + "/");
    }

    /** Removes a stub. A second call does nothing. */
    static synchronized void close(String name) {
        STUBS.remove(name);
        WireMockServer server = running;
        if (server != null && STUBS.isEmpty()) {
            running = null;
            server.stop();
        }
    }

    /** Starts a server for these stubs; port 0 selects a free port. */
    static WireMockServer start(int port, Map<String, StubService> stubs) {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(LOOPBACK)
                .port(port)
                // Connection faults need HTTP/1.1. The stub compresses the responses itself.
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensionScanningEnabled(false)
                // Templates and forwarding are unused, and loading them takes most of the start time.
                .templatingEnabled(false)
                .disableOptimizeXmlFactoriesLoading(true)
                .httpClientFactory((options, trusting, trusted, cookies) -> request -> {
                    throw new IOException("A stub does not forward requests: " + request.getMethod());
                })
                // WireMock's admin API writes files and forwards requests, so all access is denied.
                .adminAuthenticator(request -> false)
                .jettyStopTimeout(0L)
                .extensions(new StubTransformer(stubs)));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        return server;
    }
}
