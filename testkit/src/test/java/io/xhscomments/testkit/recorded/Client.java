package io.xhscomments.testkit.recorded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The usual ways to connect from the JVM. */
enum Client {
    SOCKET {
        @Override
        void connect(URI server) throws IOException {
            try (Socket socket = new Socket(server.getHost(), server.getPort())) {
                socket.getInputStream().read();
            }
        }
    },
    URL_CONNECTION {
        @Override
        void connect(URI server) throws IOException {
            ((HttpURLConnection) withSecret(server).toURL().openConnection()).getResponseCode();
        }
    },
    HTTP_CLIENT {
        @Override
        void connect(URI server) throws IOException, InterruptedException {
            new Made().javaNetHttp(server);
        }
    },
    OKHTTP {
        @Override
        void connect(URI server) throws IOException {
            new Made().okHttp(server);
        }
    };

    abstract void connect(URI server) throws IOException, InterruptedException;

    /** Two clients that programs often create long before they use them. */
    static final class Made {
        private final HttpClient javaNetHttp = HttpClient.newHttpClient();
        private final OkHttpClient okHttp = new OkHttpClient();

        void javaNetHttp(URI server) throws IOException, InterruptedException {
            javaNetHttp.send(
                    HttpRequest.newBuilder(withSecret(server)).build(), HttpResponse.BodyHandlers.discarding());
        }

        void okHttp(URI server) throws IOException {
            try (Response response = okHttp.newCall(new Request.Builder()
                            .url(withSecret(server).toString())
                            .build())
                    .execute()) {
                response.body().bytes();
            }
        }
    }

    private static URI withSecret(URI server) {
        return server.resolve("/?sign=secret");
    }
}
