package io.xhscomments.adapter.retrofit;

import static io.xhscomments.testkit.scripted.ScriptedServer.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.scripted.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service echoes the key; nothing that is handed up may. */
class TransportRedactorTest {
    private static final String KEY = Pages.KEY.reveal();
    private static final String ECHO =
            "{\"detail\":\"Invalid token: " + KEY + ", or " + KEY.replace("/", "\\/") + "\"}";

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 500, 503})
    void anErrorThatEchoesTheKeyComesWithoutIt(int status) throws IOException {
        ByteArrayOutputStream sunk = new ByteArrayOutputStream();
        try (ScriptedServer server = ScriptedServer.responding(http(status + " X", "Retry-After: 0\r\n", ECHO));
                TikHubTransport transport = Pages.at(server.url()).build()) {
            RawResponse page = transport.send(Pages.FIRST, sunk::write);
            assertThat(page.body()).asString().isEqualTo("{\"detail\":\"Invalid token: [redacted], or [redacted]\"}");
            assertThat(sunk.toByteArray()).isEqualTo(page.body());
        }
    }

    @Test
    void everyOtherByteOfAnErrorStaysAsItIs() throws IOException {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        try (ScriptedServer server = ScriptedServer.responding(http("502 X", "", all + KEY + all));
                TikHubTransport transport = Pages.at(server.url()).build()) {
            assertThat(new String(transport.send(Pages.FIRST).body(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(all + "[redacted]" + all);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401})
    void aHeaderThatEchoesTheKeyComesWithoutIt(int status) throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.responding(http(status + " X", "X-Echo: Bearer " + KEY + "\r\n", "{}"));
                TikHubTransport transport = Pages.at(server.url()).build()) {
            RawResponse page = transport.send(Pages.FIRST);
            assertThat(page.header("X-Echo")).hasValue("Bearer [redacted]");
        }
    }

    @Test
    void anResponseThatIsNoHttpAndEchoesTheKeyIsNotQuoted() throws IOException {
        try (ScriptedServer server = ScriptedServer.responding(KEY + "\r\n\r\n");
                TikHubTransport transport = Pages.at(server.url()).build()) {
            CommentSourceException lost =
                    catchThrowableOfType(ResponseLostException.class, () -> transport.send(Pages.FIRST));
            assertThat(lost).hasMessageContaining("Unexpected status line: [redacted]");
            assertThat(lost.getCause()).isInstanceOf(IOException.class);
            assertThat(printed(lost)).doesNotContain(KEY);
        }
    }

    @Test
    void anInterceptorThatFailsWithTheKeyInItsWordsIsNotQuoted() throws IOException {
        OkHttpClient talkative = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    throw new IllegalStateException(
                            "why?", new IOException(chain.request().header("Authorization")));
                })
                .build();
        try (ScriptedServer server = ScriptedServer.responding(http("200 OK", "", "{}"));
                TikHubTransport transport =
                        Pages.at(server.url()).callFactory(talkative).build()) {
            CommentSourceException failure =
                    catchThrowableOfType(CommentSourceException.class, () -> transport.send(Pages.FIRST));
            assertThat(failure).hasMessageContaining("why?");
            assertThat(printed(failure)).doesNotContain(KEY);
        }
    }

    @Test
    void aFailureWithoutTheKeyKeepsItsCause() throws IOException {
        ScriptedServer.Script resetting = connection -> {
            connection.readRequest();
            connection.close();
        };
        try (ScriptedServer server = ScriptedServer.start(resetting);
                TikHubTransport transport = Pages.at(server.url()).build()) {
            CommentSourceException lost =
                    catchThrowableOfType(ResponseLostException.class, () -> transport.send(Pages.FIRST));
            assertThat(printed(lost)).contains("Caused by: ").contains("at okhttp3.");
        }
    }

    private static String printed(Throwable thrown) {
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        return all.toString();
    }
}
