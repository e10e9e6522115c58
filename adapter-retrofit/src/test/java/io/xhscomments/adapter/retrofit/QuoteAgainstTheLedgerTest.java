package io.xhscomments.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.CostEstimate;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cost estimate from the first page, compared with the ledger after the note was read. */
class QuoteAgainstTheLedgerTest {
    private static final int NOTES = 40;

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @ParameterizedTest
    @EnumSource(TikHubRoute.class)
    void requestsOfHealthyNoteAreInTheEstimatedRange(TikHubRoute route) {
        try (TikHubTransport transport = TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl())
                .route(route)
                .build()) {
            CommentSource source = transport.source();
            for (int seed = 0; seed < NOTES; seed++) {
                tikhub.reset();
                SyntheticNote note = randomNote(seed);
                tikhub.serve(note);
                CostEstimate quote = CostEstimate.ofFirstPage(source.fetch(PageRequest.comments(note.id())))
                        .orElseThrow();
                tikhub.reset();
                tikhub.serve(note);

                int commentPages = read(source, note);

                assertThat(commentPages)
                        .as("pages of comments of %s", note)
                        .isEqualTo(note.pages())
                        .isBetween((int) quote.commentsAtLeast(), (int) quote.commentsAtMost());
                assertThat(tikhub.ledger().charged() - commentPages)
                        .as("pages of replies of %s", note)
                        .isBetween((int) quote.repliesAtLeast(), (int) quote.repliesAtMost());
            }
        }
    }

    private static SyntheticNote randomNote(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int most = random.nextBoolean() ? 2 : 40;
        SyntheticNoteBuilder note = SyntheticNote.builder(seed)
                .comments(random.nextInt(25))
                .pageSize(random.nextInt(1, 12))
                .replies(position -> new SplittableRandom(31L * seed + position).nextInt(most))
                .replyPageSize(random.nextInt(CostEstimate.ASSUMED_PAGE_SIZE, 20))
                .inlineReplies(random.nextInt(3))
                .folded(random.nextBoolean() ? 0 : random.nextInt(30))
                .repeatLastIdOfPreviousPage(random.nextBoolean());
        return note.build();
    }

    /** Reads all comments, and their replies if more are reported than inlined. Returns the number of comment pages. */
    private static int read(CommentSource source, SyntheticNote note) {
        Set<CommentId> seen = new HashSet<>();
        int pages = 0;
        Optional<PageRequest> next = Optional.of(PageRequest.comments(note.id()));
        while (next.isPresent()) {
            PageRequest arrived = next.get();
            CommentPage page = source.fetch(arrived);
            pages++;
            for (Comment comment : page.comments()) {
                // A page may repeat the last comment of the previous page, whose replies were already read.
                boolean isNew = seen.add(comment.id());
                if (isNew
                        && comment.replyCount().orElseThrow()
                                > comment.replies().size()) {
                    readReplies(source, PageRequest.replies(note.id(), comment.id()));
                }
            }
            next = page.next().map(arrived::after);
        }
        return pages;
    }

    private static void readReplies(CommentSource source, PageRequest first) {
        Optional<PageRequest> next = Optional.of(first);
        while (next.isPresent()) {
            PageRequest arrived = next.get();
            next = source.fetch(arrived).next().map(arrived::after);
        }
    }
}
