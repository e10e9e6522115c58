package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.PagingBehavior;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What notes cost that are read with a plain loop, which follows {@code has_more} and sends again whatever failed, and
 * what they cost with a {@link NoteReader}: counted by a stand-in for the service, over real HTTP. Prints a table;
 * nothing here leaves this machine.
 */
public final class CompareWithPlainLoop {
    /** A plain loop on a bad chain has no end of its own. */
    static final int MOST_REQUESTS = 100;

    private static final int PAGES = 20;
    private static final int PAGE_SIZE = 10;
    private static final long SEED = 2026;

    private CompareWithPlainLoop() {}

    /** No arguments, no key. */
    public static void main(String[] args) {
        try (TikHubStub tikhub = TikHubStub.start()) {
            print(compare(tikhub), System.out);
        }
    }

    /** A note, and how the service treats whoever reads it. */
    private record Scene(String name, SyntheticNoteBuilder note, Consumer<TikHubStub> service) {}

    /**
     * A row of the table.
     *
     * @param pages how many pages brought something new
     * @param books what the service counted
     * @param comments how many comments were given out, repeats among them
     */
    record Row(String scene, String reader, int pages, Ledger books, int comments, int repeats, String ended) {}

    private static final List<Scene> SCENES = List.of(
            new Scene("healthy, 20 pages", note(), tikhub -> {}),
            new Scene("cursor stuck at page 10", note().paging(PagingBehavior.STUCK_CURSOR, 10), tikhub -> {}),
            new Scene("first page for ever", note().paging(PagingBehavior.FIRST_PAGE_FOREVER, 2), tikhub -> {}),
            new Scene(
                    "20 % transient 400",
                    note(),
                    tikhub -> tikhub.respondWith(request -> befalls(20, request.ordinal())
                            ? Optional.of(Fixtures.error("400-transient"))
                            : Optional.empty())),
            new Scene(
                    "10 % connections reset",
                    note(),
                    tikhub -> tikhub.respondWith(request -> {
                        if (befalls(10, request.ordinal() + 1)) {
                            tikhub.failNext(ConnectionFault.RESET_BEFORE_RESPONSE);
                        }
                        return Optional.empty();
                    })));

    private static SyntheticNoteBuilder note() {
        return SyntheticNote.builder(7).comments(PAGES * PAGE_SIZE).pageSize(PAGE_SIZE);
    }

    /** The same requests in each run, by the how-manieth they are. */
    private static boolean befalls(int percent, int ordinal) {
        return new SplittableRandom(SEED + ordinal).nextInt(100) < percent;
    }

    static List<Row> compare(TikHubStub tikhub) {
        List<Row> rows = new ArrayList<>();
        for (Scene scene : SCENES) {
            rows.add(run(tikhub, scene, "plain loop", CompareWithPlainLoop::plainLoop));
            rows.add(run(tikhub, scene, "NoteReader", (source, note, read) -> noteReader(source, note, read, false)));
        }
        Scene last = SCENES.get(SCENES.size() - 1);
        rows.add(run(
                tikhub,
                last,
                "NoteReader, retryUnknownOutcome",
                (source, note, read) -> noteReader(source, note, read, true)));
        return rows;
    }

    /** Reads a note into a list, and says how it ended. */
    private interface Reader {
        String read(CommentSource source, NoteId note, List<CommentId> read);
    }

    /** As most programs do it. */
    private static String plainLoop(CommentSource source, NoteId note, List<CommentId> read) {
        PageRequest first = PageRequest.comments(note);
        PageRequest request = first;
        for (int sent = 0; sent < MOST_REQUESTS; sent++) {
            try {
                CommentPage page = source.fetch(request);
                page.comments().stream().map(Comment::id).forEach(read::add);
                if (!page.hasMore()) {
                    return "has_more false";
                }
                request = page.cursor().<PageRequest>map(first::after).orElse(first);
            } catch (CommentSourceException sentAgain) {
                Thread.onSpinWait();
            }
        }
        return "never; cut off here";
    }

    private static String noteReader(
            CommentSource source, NoteId note, List<CommentId> read, boolean retryUnknownOutcome) {
        CommentSource careful = Policies.builder(source)
                .budget(Budget.ofRequests(MOST_REQUESTS))
                .retry(Retry.builder()
                        .initialDelay(Duration.ofMillis(1))
                        .maxDelay(Duration.ofMillis(5))
                        .retryUnknownOutcome(retryUnknownOutcome)
                        .build())
                .build();
        Reading reading = NoteReader.ofDefaults(careful).start(note);
        try {
            reading.forEachRemaining(comment -> read.add(comment.id()));
        } catch (CommentSourceException failure) {
            return failure.getClass().getSimpleName() + ", can be resumed";
        }
        return reading.termination().orElseThrow().reason().id();
    }

    private static Row run(TikHubStub tikhub, Scene scene, String name, Reader reader) {
        tikhub.reset();
        SyntheticNote note = scene.note().build();
        scene.service().accept(tikhub.serve(note));
        Set<CommentId> known = new HashSet<>();
        int[] pages = {0};
        List<CommentId> read = new ArrayList<>();
        try (TikHubTransport transport = TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl())
                .build()) {
            CommentSource live = transport.source();
            CommentSource counted = request -> {
                CommentPage page = live.fetch(request);
                pages[0] += page.comments().stream()
                                        .map(Comment::id)
                                        .filter(known::add)
                                        .count()
                                > 0
                        ? 1
                        : 0;
                return page;
            };
            String ended = reader.read(counted, note.id(), read);
            int repeats = read.size() - new HashSet<>(read).size();
            return new Row(scene.name(), name, pages[0], tikhub.ledger(), read.size(), repeats, ended);
        }
    }

    static void print(List<Row> rows, PrintStream out) {
        out.print("| note | read with | pages served | sent | charged | maybe charged | comments | repeats given out"
                + " | ended |\n|---|---|--:|--:|--:|--:|--:|--:|---|\n");
        for (Row row : rows) {
            out.print("| " + row.scene() + " | " + row.reader() + " | " + row.pages() + " | "
                    + row.books().requests() + " | " + row.books().charged() + " | "
                    + row.books().unknown() + " | " + row.comments() + " | " + row.repeats() + " | " + row.ended()
                    + " |\n");
        }
    }
}
