package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xhscomments.adapter.cache.file.storage.RootState;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.page.RawResponse;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Independent users of one directory. */
@DisabledOnOs(OS.WINDOWS)
class SharedStoreIT {
    private static final int PAGES = 20;

    @TempDir
    Path dir;

    private Path root;
    private LedgerServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void start() throws IOException {
        server = new LedgerServer(TortureReader::response);
        root = Files.createDirectory(dir.resolve("pages"));
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
    }

    private ReadThrough through(Path directory) {
        return ReadThrough.builder(PageStore.at(directory), new SocketTransport(server.port()), Responses.FORMAT)
                .noCacheLinks()
                .build();
    }

    private String[] arguments(int pages) {
        return new String[] {String.valueOf(server.port()), root.toString(), String.valueOf(pages), "4", "1", "through"
        };
    }

    @Test
    void twoClassLoadersPayOnce() throws ClassNotFoundException, ExecutionException, IOException, InterruptedException {
        List<Future<?>> readers = new ArrayList<>();
        List<String> troubles = new CopyOnWriteArrayList<>();
        Consumer<String> told = troubles::add;
        for (int i = 0; i < 2; i++) {
            Class<?> reader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())
                    .loadClass(TortureReader.class.getName());
            assertThat(reader).isNotEqualTo(TortureReader.class);
            readers.add(threads.submit(() -> {
                Method read = reader.getDeclaredMethod("read", Consumer.class, String[].class);
                read.setAccessible(true);
                return read.invoke(null, told, arguments(PAGES));
            }));
        }
        for (Future<?> reader : readers) {
            reader.get();
        }

        assertThat(troubles).isEmpty();
        assertThat(server.charges()).isEqualTo(PAGES);
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    @Test
    void storesUnderTwoPathsPayOnce() throws ExecutionException, IOException, InterruptedException {
        Path alias = Files.createSymbolicLink(dir.resolve("alias"), root);
        List<ReadThrough> stores = List.of(through(root), through(alias), through(root.resolve("../pages")));
        List<Future<RawResponse>> read = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            for (ReadThrough store : stores) {
                int number = page;
                read.add(threads.submit(() -> store.send(TortureReader.request(number))));
            }
        }
        for (Future<RawResponse> page : read) {
            page.get();
        }

        assertThat(server.charges()).isEqualTo(PAGES);
        assertThat(RootState.of(alias)).isSameAs(RootState.of(root));
    }

    @Test
    void lockFileDeletedBetweenPagesCostsNothing() throws Exception {
        ReadThrough here = through(root);
        for (int page = 0; page < PAGES; page += 4) {
            here.send(TortureReader.request(page));
            Files.delete(root.resolve(StoreLayout.LOCK));
        }
        try (ReaderProcess other = ReaderProcess.start(TortureReader.class, (Object[]) arguments(PAGES))) {
            other.await("reading");
            for (int page = 0; page < PAGES; page++) {
                here.send(TortureReader.request(page));
            }
            assertThat(other.lines()).containsExactly("done");
        }

        assertThat(server.charges()).isEqualTo(PAGES);
    }

    /** The store cannot guard against a lock file that is deleted during a fetch. */
    @Test
    void lockFileDeletedDuringAFetchCorruptsNothing() throws ExecutionException, IOException, InterruptedException {
        Semaphore arrived = new Semaphore(0);
        Semaphore first = new Semaphore(0);
        Semaphore second = new Semaphore(0);
        server.fault(exchange -> {
            arrived.release();
            (server.charges() == 1 ? first : second).acquireUninterruptibly();
            return false;
        });
        ReadThrough here = through(root);
        Future<RawResponse> page = threads.submit(() -> here.send(TortureReader.request(0)));
        arrived.acquire();
        Files.delete(root.resolve(StoreLayout.LOCK));
        try (ReaderProcess other = ReaderProcess.start(TortureReader.class, (Object[]) arguments(1))) {
            arrived.acquire();
            first.release();
            assertThat(page.get().body()).isEqualTo(TortureReader.response(TortureReader.request(0)));
            second.release();
            assertThat(other.lines()).containsExactly("reading", "done");
        }

        assertThat(here.send(TortureReader.request(0)).body())
                .isEqualTo(TortureReader.response(TortureReader.request(0)));
        assertThat(server.charges()).isEqualTo(2);
        assertThat(Stores.held(root, StoreLayout.IN_DOUBT)).hasSize(1);
    }

    /** Runs only on machines with user mount namespaces. */
    @Test
    void readOnlyFileSystemServesPagesAndPaysNothing() throws IOException, InterruptedException {
        List<String> readOnly = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"",
                root.toString());
        assumeThat(works(readOnly)).as("mounts of one's own").isTrue();
        through(root).send(TortureReader.request(0));

        try (ReaderProcess reader = ReaderProcess.start(readOnly, TortureReader.class, (Object[]) arguments(2))) {
            List<String> told = reader.lines();
            assertThat(told).startsWith("reading").endsWith("done").hasSize(6);
            assertThat(told.subList(1, 5))
                    .allMatch(line -> line.startsWith("failed 1: ")
                            && line.contains("StoreUnavailableException")
                            && line.contains("Read-only file system"));
        }
        assertThat(server.charges()).isEqualTo(1);
    }

    private static boolean works(List<String> before) throws InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
