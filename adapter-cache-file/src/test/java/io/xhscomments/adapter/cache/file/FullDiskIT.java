package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.adapter.cache.file.storage.Directories;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The system limits the size of files that the process writes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs ulimit and prlimit")
class FullDiskIT {
    private static final int FILLING = 9000;

    @TempDir
    Path dir;

    private LedgerServer server;
    private PageStore store;

    @BeforeEach
    void start() throws IOException {
        server = LedgerServer.start();
        server.response(request ->
                Responses.page(request.note(), Responses.pageOf(request.after().map(Object::toString)), FILLING));
        store = PageStore.at(dir.resolve("pages"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String served(String origin, int page) {
        return "served by " + origin + " " + Responses.page(Responses.NOTE, page, FILLING).length + " bytes";
    }

    private static void liftLimitOf(StoreProcess process) throws IOException, InterruptedException {
        Process lifting = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited")
                .inheritIO()
                .start();
        assertThat(lifting.waitFor()).isZero();
    }

    @Test
    void pageOverTheLimitIsReturnedAndStoredLater() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "there is no prlimit to lift the limit with");
        // In blocks of 1024 bytes: enough for a header, too little for a response.
        try (StoreProcess process = StoreProcess.start("ulimit -S -f 4", dir.resolve("pages"), server.port())) {
            assertThat(process.ask(0)).isEqualTo("not stored, " + served("NETWORK", 0));
            assertThat(process.ask(0)).isEqualTo("not stored, " + served("STORE", 0));
            assertThat(process.ask(1)).isEqualTo("StoreUnavailableException FREE");
            assertThat(process.ask(0)).isEqualTo("not stored, " + served("STORE", 0));
            assertThat(server.charges()).isEqualTo(1);
            assertThat(Stores.page(store, 0)).doesNotExist();

            liftLimitOf(process);
            assertThat(process.ask(0)).isEqualTo(served("STORE", 0));
            assertThat(process.ask(1)).isEqualTo(served("NETWORK", 1));
        }
        assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                .isEqualTo(Responses.page(Responses.NOTE, 0, FILLING));
        assertThat(server.charges()).isEqualTo(2);
        assertThat(Stores.part(store, 0)).doesNotExist();
        Figures.print(
                "full disk: a response of %d bytes under ulimit -f 4 was handed out, told as not stored, and charged %d times"
                        + " until it was stored",
                Responses.page(Responses.NOTE, 0, FILLING).length, server.charges(Responses.request(0)));
    }

    @Test
    void headerOverTheLimitFailsBeforePaying() throws IOException {
        try (StoreProcess process = StoreProcess.start("ulimit -f 0", dir.resolve("pages"), server.port())) {
            assertThat(process.ask(0)).isEqualTo("StoreUnavailableException FREE");
        }
        assertThat(Directories.entries(dir.resolve("pages"))).isEmpty();

        Stores.pay(store, Responses.key(5), Responses.page(5));
        try (StoreProcess process = StoreProcess.start("ulimit -f 0", dir.resolve("pages"), server.port())) {
            assertThat(process.ask(0)).isEqualTo("StoreUnavailableException FREE");
            assertThat(process.ask(5)).startsWith("served by STORE");
        }
        assertThat(server.charges()).isZero();
        assertThat(Stores.part(store, 0)).doesNotExist();
        Figures.print("full disk: where no header fits (ulimit -f 0), charged %d", server.charges());
    }

    /** The process ends with the response in its memory: the next one finds as much of it as there was room for. */
    @Test
    void whatCannotBeDecodedAndNotBeStoredIsNotPaidForAgain() throws IOException {
        byte[] malformed = Responses.MALFORMED
                .replace("17", "\"" + "x".repeat(FILLING) + "\"")
                .getBytes(StandardCharsets.UTF_8);
        server.response(request -> malformed);
        try (StoreProcess process = StoreProcess.start("ulimit -f 4", dir.resolve("pages"), server.port())) {
            assertThat(process.ask(0)).isEqualTo("not stored, served by NETWORK " + malformed.length + " bytes");
            assertThat(process.ask(0)).isEqualTo("StoreUnavailableException FREE");
            assertThat(process.ask(1)).isEqualTo("StoreUnavailableException FREE");
        }
        for (int run = 0; run < 2; run++) {
            try (StoreProcess process = StoreProcess.start("true", dir.resolve("pages"), server.port())) {
                assertThat(process.ask(0)).isEqualTo("StoredResponseUndecodableException FREE");
            }
        }
        assertThat(server.charges()).isEqualTo(1);
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
        assertThat(Stores.in(store, StoreLayout.IN_DOUBT)).isEmpty();
    }

    /**
     * The process ends with the page in memory. The next process finds the page in doubt, and notifies when it pays.
     */
    @Test
    void pageThatWasNeverStoredIsInDoubt() throws IOException {
        try (StoreProcess process = StoreProcess.start("ulimit -f 4", dir.resolve("pages"), server.port())) {
            assertThat(process.ask(0)).isEqualTo("not stored, " + served("NETWORK", 0));
        }
        try (StoreProcess process = StoreProcess.start("true", dir.resolve("pages"), server.port())) {
            assertThat(process.ask(0)).isEqualTo("paying again, " + served("NETWORK", 0));
        }
        assertThat(server.charges()).isEqualTo(2);
        assertThat(Stores.in(store, StoreLayout.IN_DOUBT)).hasSize(1);
    }
}
