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

/** A stub with a server to itself, for clients outside this JVM. */
class TikHubStubAtPortTest {
    private static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());

    @Test
    void its_base_address_is_the_root() throws IOException, InterruptedException {
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
    void the_port_is_the_one_that_was_asked_for() throws IOException, InterruptedException {
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
    void a_port_in_use_is_refused_with_its_number_and_the_reason() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> TikHubStub.startAt(taken.getLocalPort()))
                    .havingCause()
                    .isInstanceOf(BindException.class)
                    .withMessageStartingWith("Port " + taken.getLocalPort() + " of 127.0.0.1 cannot be had: ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void a_port_that_cannot_be_is_refused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TikHubStub.startAt(port))
                .withMessage("port must be 0 to 65535, but is " + port);
    }

    @Test
    void it_listens_on_loopback_only() throws IOException {
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
    void the_server_below_takes_no_orders() throws IOException, InterruptedException {
        try (TikHubStub stub = TikHubStub.startAt(0)) {
            assertThat(StubClient.to(stub).get("__admin/mappings").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void closed_it_gives_the_port_back_and_the_others_go_on() throws IOException, InterruptedException {
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
