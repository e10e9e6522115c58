package io.xhscomments.examples.cli.serving;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestValidateHost;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;

/**
 * An HTTP/1.1 server on 127.0.0.1 with Apache HttpCore and one thread for each connection. It keeps the JVM alive until
 * the caller closes it.
 */
final class LocalServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int BACKLOG = 200;
    private static final int MAX_PORT = 65_535;
    private static final int IDLE_TIMEOUT_MILLIS = 30_000;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .build();
    private static final HttpProcessor PROTOCOL = HttpProcessorBuilder.create()
            .add(new RequestValidateHost())
            .add(new ResponseContent())
            .add(new ResponseConnControl())
            .build();

    private final ServerSocket listener;
    private final Function<Socket, HttpServerRequestHandler> handlers;
    private final ExecutorService threads = ConnectionThreads.create();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private LocalServer(ServerSocket listener, Function<Socket, HttpServerRequestHandler> handlers) {
        this.listener = listener;
        this.handlers = handlers;
    }

    /**
     * Starts a server.
     *
     * @param port the port; 0 for a free port
     * @param handlers creates the handler of a connection; the handler may use the socket to break the connection
     * @throws IllegalArgumentException if the port is not 0 to 65535
     * @throws BindException if the port is in use or not allowed
     */
    static LocalServer start(int port, Function<Socket, HttpServerRequestHandler> handlers) throws IOException {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be 0 to " + MAX_PORT + ", but is " + port);
        }
        LocalServer server = new LocalServer(listen(port), handlers);
        new Thread(server::accept, "local-server-" + server.listener.getLocalPort()).start();
        return server;
    }

    private static ServerSocket listen(int port) throws IOException {
        try {
            return new ServerSocket(port, BACKLOG, InetAddress.getByName(LOOPBACK));
        } catch (IOException refused) {
            BindException unavailable = new BindException(
                    "Port " + port + " of " + LOOPBACK + " is not available: " + refused.getMessage());
            unavailable.initCause(refused);
            throw unavailable;
        }
    }

    /** The base URL of the server. */
    URI baseUrl() {
        return URI.create("http://" + LOOPBACK + ":" + listener.getLocalPort() + "/");
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                handOver(listener.accept());
            } catch (IOException refused) {
                // The server was closed, or no file descriptor is free; a later connection may succeed.
                Thread.yield();
            }
        }
    }

    private void handOver(Socket socket) {
        open.add(socket);
        try {
            threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException closed) {
            closeQuietly(socket);
        }
        if (listener.isClosed()) {
            closeQuietly(socket);
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DefaultBHttpServerConnection connection = new DefaultBHttpServerConnection(null, LIMITS)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_TIMEOUT_MILLIS);
            connection.bind(socket);
            HttpService service = new QuietHttpService(handlers.apply(socket));
            while (connection.isOpen()) {
                service.handleRequest(connection, HttpCoreContext.create());
            }
        } catch (IOException | HttpException ended) {
            // The client closed the connection or timed out, or the scenario breaks the connection.
            return;
        } finally {
            open.remove(socket);
        }
    }

    /** Refuses a malformed request without repeating it, because it may contain a key. */
    private static final class QuietHttpService extends HttpService {
        QuietHttpService(HttpServerRequestHandler handler) {
            super(PROTOCOL, handler);
        }

        @Override
        protected void handleException(HttpException refused, ClassicHttpResponse response) {
            response.setCode(toStatusCode(refused));
        }
    }

    /** Frees the port and ends all connections. Closing it again has no effect. */
    @Override
    public void close() {
        closeQuietly(listener);
        // Close the sockets first. Otherwise an interrupted response would end in order, as if it were complete.
        open.forEach(LocalServer::closeQuietly);
        threads.shutdownNow();
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyBroken) {
            // The socket is no longer used.
            return;
        }
    }
}
