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
 * The one WireMock server of this JVM, which all open stubs share, each under a path of its own: the first start takes
 * seconds. It listens on 127.0.0.1 only, starts with the first stub and stops with the last, so that its threads do not
 * keep a program alive.
 */
final class StubServer {
    static final String LOOPBACK = "127.0.0.1";
    private static final Map<String, StubService> STUBS = new ConcurrentHashMap<>();

    private static @Nullable WireMockServer running;

    private StubServer() {}

    /** Serves this stub from now on; gives its base address. */
    static synchronized URI open(String name, StubService stub) {
        WireMockServer server = running;
        if (server == null) {
            server = started(0, STUBS);
            running = server;
        }
        STUBS.put(name, stub);
        return URI.create("http://" + LOOPBACK + ":" + server.port() + "/" + name + "/");
    }

    /** Serves it no more. To close it again does nothing. */
    static synchronized void close(String name) {
        STUBS.remove(name);
        WireMockServer server = running;
        if (server != null && STUBS.isEmpty()) {
            running = null;
            server.stop();
        }
    }

    /** Starts a server for these stubs; port 0 is a free one. */
    static WireMockServer started(int port, Map<String, StubService> stubs) {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(LOOPBACK)
                .port(port)
                // Connection faults need HTTP/1.1, and the responses are zipped here.
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensionScanningEnabled(false)
                // Neither templates nor forwarded requests are wanted, and what they bring takes most of a start.
                .templatingEnabled(false)
                .disableOptimizeXmlFactoriesLoading(true)
                .httpClientFactory((options, trusting, trusted, cookies) -> request -> {
                    throw new IOException("A stub forwards nothing: " + request.getMethod());
                })
                // Its own remote control writes files and forwards requests: nobody is let in.
                .adminAuthenticator(request -> false)
                .jettyStopTimeout(0L)
                .extensions(new StubTransformer(stubs)));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        return server;
    }
}
