package io.xhscomments.examples.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real server on loopback, one for all tests of a JVM, made of the binaries of Debian's package. */
final class PostgresServer {
    static final String USER = "xhs";
    static final String PASSWORD = "fake-Pa55word'for=tests";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable PostgresServer started;

    private final Path binaries;
    private final Path home;
    private final int port;

    private PostgresServer(Path binaries, Path home, int port) {
        this.binaries = binaries;
        this.home = home;
        this.port = port;
    }

    /** Skips the test if the server is not installed. */
    static synchronized PostgresServer require() {
        Optional<Path> binaries = binaries();
        assumeTrue(
                binaries.isPresent(),
                "PostgreSQL is not installed, so its tests are skipped; Debian's package is postgresql");
        if (started == null) {
            started = start(binaries.orElseThrow());
        }
        return started;
    }

    private static Optional<Path> binaries() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingDouble(bin ->
                            Double.parseDouble(bin.getParent().getFileName().toString())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PostgresServer start(Path binaries) {
        try {
            Path home = Files.createTempDirectory("xhs-postgres");
            PostgresServer server = new PostgresServer(binaries, home, freePort());
            Path password = Files.writeString(home.resolve("password"), PASSWORD);
            if (isRoot()) {
                run(List.of("chown", "-R", "postgres", home.toString()));
            }
            server.runAsOwner(
                    "initdb",
                    "-D",
                    server.data(),
                    "-U",
                    USER,
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--no-sync",
                    "--pwfile=" + password);
            server.runAsOwner(
                    "pg_ctl",
                    "start",
                    "-w",
                    "-D",
                    server.data(),
                    "-l",
                    home.resolve("log").toString(),
                    "-o",
                    "-p " + server.port + " -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories="
                            + home);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void stop() {
        try {
            runAsOwner("pg_ctl", "stop", "-m", "immediate", "-D", data());
            run(List.of("rm", "-rf", home.toString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The server refuses to run as root. */
    private void runAsOwner(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(List<String> command) throws IOException {
        Path log = Files.createTempFile("postgres", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        } finally {
            Files.delete(log);
        }
    }

    /** The URL of a new database. */
    String newDatabase() throws SQLException {
        String name = "comments" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }
}
