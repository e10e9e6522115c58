package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A writer is killed once before each step it takes, of every way in which it comes to a page. */
@Tag("torture")
class StepKillIT {
    private static final boolean ALL = Boolean.getBoolean("kills.all");
    private static final int SOME = 3;
    private static final int LANES = 2;
    private static final int FILLING = 700;

    @TempDir
    Path dir;

    /** What a writer finds, and which of its steps are its own. */
    @RequiredArgsConstructor
    enum Case {
        NOTHING("create .part", "hand out"),
        A_WHOLE_RESPONSE("open .part", "hand out"),
        HALF_AN_RESPONSE("rename .part to in-doubt/.part", "create .part"),
        A_DAMAGED_PAGE("rename .page to quarantine/.page", "create .part"),
        A_PAGE_TO_REFRESH("keep .page as superseded/.page", "hand out"),
        A_CHARGED_FAILURE("rename .part to failed/.page", "hand out"),
        AN_UNDECODABLE_RESPONSE("create .part", "hand out");

        private final String first;
        private final String last;

        boolean isWithoutPage() {
            return this == A_CHARGED_FAILURE || this == AN_UNDECODABLE_RESPONSE;
        }

        /** The steps before which to kill: all, or some of those that no other case has. */
        IntStream of(List<String> steps) {
            return ALL
                    ? IntStream.range(0, steps.size())
                    : IntStream.rangeClosed(steps.indexOf(first), steps.indexOf(last))
                            .filter(step -> step % SOME == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writerMayBeKilledBeforeAnyStep(Case found) throws ExecutionException, IOException, InterruptedException {
        List<String> steps;
        try (Run whole = new Run(found, "whole")) {
            steps = whole.read(-1);
        }
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Future<String>> runs = new ArrayList<>();
        try {
            for (int step : found.of(steps).toArray()) {
                runs.add(lanes.submit(() -> killedBefore(found, step, steps)));
            }
            if (found == Case.NOTHING) {
                runs.add(lanes.submit(this::killedWhenTheRequestHasArrived));
            }
            List<String> figures = new ArrayList<>();
            for (Future<String> run : runs) {
                figures.add(run.get());
            }
            System.out.println("Killed at steps, " + found + ": " + runs.size() + " kills, charges " + figures
                    + ", unexplained charges 0, corrupt pages served 0, pages missing 0");
        } finally {
            lanes.shutdownNow();
        }
    }

    private String killedBefore(Case found, int step, List<String> steps) throws IOException {
        try (Run run = new Run(found, "before-" + step)) {
            assertThat(run.read(step)).isEqualTo(steps.subList(0, step + 1));
            run.readOn("killed before step " + step + ", " + steps.get(step));
            if (found == Case.NOTHING) {
                int arrived = steps.indexOf("the response's head came");
                int whole = steps.indexOf("the response is whole");
                assertThat(run.server.charges()).isEqualTo(step >= arrived && step < whole ? 2 : 1);
            }
            if (found == Case.A_WHOLE_RESPONSE) {
                assertThat(run.server.charges()).isEqualTo(1);
            }
            return String.valueOf(run.server.charges());
        }
    }

    private String killedWhenTheRequestHasArrived() throws IOException {
        try (Run run = new Run(Case.NOTHING, "arrived")) {
            ReaderProcess reader = run.start(-1);
            run.server.fault(exchange -> {
                reader.kill();
                return true;
            });
            reader.lines();
            run.server.fault(exchange -> false);
            run.readOn("killed when the request had arrived");
            assertThat(run.server.charges()).isEqualTo(2);
            return "2";
        }
    }

    /** One store, one server, one writer that dies, and what is found afterwards. */
    private final class Run implements AutoCloseable {
        private final Case found;
        private final Path root;
        private final LedgerServer server;
        private final AtomicInteger responses = new AtomicInteger();
        private UndecodablePolicy policy = UndecodablePolicy.FAIL;

        Run(Case found, String name) throws IOException {
            this.found = found;
            this.root = dir.resolve(name).resolve("pages");
            this.server = new LedgerServer(request -> body(responses.getAndIncrement()));
            Path page = PageFileName.of(Responses.key(0)).page(root);
            Path part = PageFileName.of(Responses.key(0)).part(root);
            if (found != Case.NOTHING && !found.isWithoutPage()) {
                through().send(Responses.request(0));
                byte[] bytes = Files.readAllBytes(page);
                int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("\nEND ");
                switch (found) {
                    case A_WHOLE_RESPONSE -> Files.write(part, Arrays.copyOf(bytes, end));
                    case HALF_AN_RESPONSE -> Files.write(part, Arrays.copyOf(bytes, end - FILLING));
                    default -> bytes[end - FILLING] ^= 1;
                }
                if (found == Case.A_DAMAGED_PAGE) {
                    Files.write(page, bytes);
                } else if (found != Case.A_PAGE_TO_REFRESH) {
                    Files.delete(page);
                }
            }
        }

        private byte[] body(int number) {
            return found.isWithoutPage() && number == 0
                    ? (found == Case.A_CHARGED_FAILURE
                                    ? "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":301,\"data\":{}}}"
                                    : Responses.MALFORMED)
                            .getBytes(StandardCharsets.UTF_8)
                    : Responses.page(Responses.NOTE, 0, FILLING + number);
        }

        private ReadThrough through() {
            return ReadThrough.builder(PageStore.at(root), new SocketTransport(server.port()), Responses.FORMAT)
                    .noCacheLinks()
                    .corruptPagePolicy(CorruptPagePolicy.PAY_AGAIN)
                    .undecodablePolicy(policy)
                    .listener(StoreListener.NONE)
                    .build();
        }

        ReaderProcess start(int stopAt) throws IOException {
            return ReaderProcess.start(
                    StepReader.class,
                    server.port(),
                    root,
                    stopAt,
                    found == Case.A_PAGE_TO_REFRESH ? "refresh" : "read");
        }

        /** The steps it took until it was killed, or was done. */
        List<String> read(int stopAt) throws IOException {
            List<String> steps = new ArrayList<>();
            try (ReaderProcess reader = start(stopAt)) {
                for (String line = reader.line(); !List.of("done", "stopped").contains(line); line = reader.line()) {
                    assertThat(line).as("it ended after " + steps).isNotNull();
                    steps.add(line);
                }
            }
            return steps;
        }

        /** Another process comes: nothing may be missing, corrupt, or paid for without a record. */
        void readOn(String what) throws IOException {
            if (found == Case.AN_UNDECODABLE_RESPONSE) {
                readOnBlocked(what);
                policy = UndecodablePolicy.PAY_AGAIN;
            }
            assertThat(Unions.areEqual(root)).as(what).isTrue();
            byte[] served = fetch();
            assertThat(Unions.areEqual(root)).as(what).isTrue();
            assertThat(IntStream.range(0, responses.get()).mapToObj(this::body))
                    .as(what)
                    .contains(served);
            assertThat(PageStore.at(root)
                            .replay(Responses.FORMAT)
                            .send(Responses.request(0))
                            .body())
                    .as(what)
                    .isEqualTo(served);
            assertThat(server.charges()).as(what).isLessThanOrEqualTo(recorded());
            if (found == Case.A_PAGE_TO_REFRESH) {
                through().toBuilder().maxAge(Duration.ZERO).build().send(Responses.request(0));
                assertThat(PageFileName.of(Responses.key(0)).part(root)).doesNotExist();
                assertThat(server.charges()).as(what).isLessThanOrEqualTo(recorded());
            }
        }

        /** If the response was kept, nothing is sent for it; if it was lost, that is on record. */
        private void readOnBlocked(String what) throws IOException {
            boolean blocked = !Stores.held(root, StoreLayout.UNDECODABLE).isEmpty();
            int charges = server.charges();
            try {
                through().source().fetch(Responses.request(0));
                assertThat(blocked).as(what).isFalse();
            } catch (StoredResponseUndecodableException failure) {
                blocked = true;
                assertThat(server.charges()).as(what).isEqualTo(charges);
            } catch (MalformedResponseException first) {
                assertThat(blocked).as(what).isFalse();
                assertThatThrownBy(() -> through().source().fetch(Responses.request(0)))
                        .as(what)
                        .isInstanceOf(StoredResponseUndecodableException.class);
            }
            assertThat(server.charges()).as(what).isLessThanOrEqualTo(recorded());
        }

        private byte[] fetch() {
            while (true) {
                try {
                    byte[] body = through().send(Responses.request(0)).body();
                    TikHubDecoder.create().decode(Responses.request(0), RawResponse.stored(body));
                    return body;
                } catch (ChargedFailureException receipt) {
                    assertThat(found).isEqualTo(Case.A_CHARGED_FAILURE);
                    assertThat(server.charges()).isLessThan(3);
                }
            }
        }

        /** Each response that is a page, be it the current one or older, and whatever else is kept. */
        private int recorded() throws IOException {
            int records = Files.exists(PageFileName.of(Responses.key(0)).part(root)) ? 1 : 0;
            for (String room : List.of(
                    StoreLayout.IN_DOUBT, StoreLayout.QUARANTINE, StoreLayout.UNDECODABLE, StoreLayout.FAILED)) {
                records += Stores.held(root, room).size();
            }
            List<Path> pages = new ArrayList<>(Stores.held(root, StoreLayout.SUPERSEDED));
            pages.add(PageFileName.of(Responses.key(0)).page(root));
            pages.removeIf(page -> !Files.exists(page));
            Set<ByteBuffer> bodies = new HashSet<>();
            for (Path page : pages) {
                bodies.add(ByteBuffer.wrap(
                        PageFileParser.verify(Files.readAllBytes(page)).body()));
            }
            return records + bodies.size();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
