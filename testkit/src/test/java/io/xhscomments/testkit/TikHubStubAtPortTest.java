package io.xhscomments.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stub with its own server, for clients outside this JVM. */
class TikHubStubAtPortTest {
    private static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());

    @Test
    void baseAddressIsTheRoot() throws IOException, InterruptedException {
        try (TikHubStub stub = TikHubStub.startAt(0)) {
            assertThat(stub.baseUrl()).asString().matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(StubClient.to(stub).ask(TikHubRoute.WEB_V1, SAMPLE).body())
                    .isEqualTo(Fixtures.sample());
            assertThat(StubClient.to(stub).get("").statusCode()).isEqualTo(404);
            assertThat(StubClient.to(stub)
                            .get("stub-1/" + TikHubApi.WEB_V1_COMMENTS)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(stub.ledger().entries())
                    .extracting(Ledger.Entry::path)
                    .containsExactly(TikHubApi.WEB_V1_COMMENTS, "", "stub-1/" + TikHubApi.WEB_V1_COMMENTS);
        }
    }

    @Test
    void portIsTheRequestedOne() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (TikHubStub stub = TikHubStub.startAt(port)) {
            assertThat(stub.baseUrl().getPort()).isEqualTo(port);
            assertThat(StubClient.to(stub).ask(TikHubRoute.APP_V2, SAMPLE).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void portInUseIsReportedWithNumberAndReason() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> TikHubStub.startAt(taken.getLocalPort()))
                    .havingCause()
                    .isInstanceOf(BindException.class)
                    .withMessageStartingWith("Port " + taken.getLocalPort() + " of 127.0.0.1 is not available: ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void invalidPortIsRejected(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TikHubStub.startAt(port))
                .withMessage("port must be 0 to 65535, but is " + port);
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        try (TikHubStub stub = TikHubStub.startAt(0)) {
            assertThat(accepts(InetAddress.getByName("127.0.0.1"), stub)).isTrue();
            for (var networkInterface : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(networkInterface.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        assertThat(accepts(address, stub))
                                .as("reached at %s", address)
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void wireMockAdminApiIsClosed() throws IOException, InterruptedException {
        try (TikHubStub stub = TikHubStub.startAt(0)) {
            assertThat(StubClient.to(stub).get("__admin/mappings").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void closingReleasesThePortAndKeepsOtherStubs() throws IOException, InterruptedException {
        try (TikHubStub other = TikHubStub.start()) {
            TikHubStub stub = TikHubStub.startAt(0);
            int port = stub.baseUrl().getPort();
            stub.close();
            stub.close();

            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> StubClient.to(stub).ask(TikHubRoute.WEB_V1, SAMPLE));
            try (TikHubStub again = TikHubStub.startAt(port)) {
                assertThat(StubClient.to(again).ask(TikHubRoute.WEB_V1, SAMPLE).statusCode())
                        .isEqualTo(200);
            }
            assertThat(StubClient.to(other).ask(TikHubRoute.WEB_V1, SAMPLE).statusCode())
                    .isEqualTo(200);
        }
    }

    private static boolean accepts(InetAddress address, TikHubStub stub) {
        try (Socket socket = new Socket(address, stub.baseUrl().getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
