package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReadingRecipesTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000bb");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private final SyntheticNote note = SyntheticNote.builder(3)
            .note(NOTE)
            .comments(30)
            .pageSize(10)
            .replies(2)
            .build();
    private TikHubTransport webV1;
    private TikHubTransport appV2;

    @BeforeEach
    void open() {
        tikhub.serve(note);
        TikHubTransport.Builder settings =
                TikHubTransport.builder(tikhub.apiKey()).baseUrl(tikhub.baseUrl());
        webV1 = settings.build();
        appV2 = settings.route(TikHubRoute.APP_V2).build();
    }

    @AfterEach
    void close() {
        webV1.close();
        appV2.close();
    }

    @Test
    void readANote() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        StopReason why = ReadANote.run(
                webV1.source(), Fixtures.sampleNote(), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(why).isEqualTo(StopReason.END_OF_PAGES);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("刚刚！").contains("read 7 of 117");
    }

    @Test
    void readWhatIsNew() {
        List<CommentId> ids = note.commentIds().toList();

        List<Comment> fresh = ReadWhatIsNew.since(Set.copyOf(ids.subList(4, 30)), webV1.source(), NOTE);

        assertThat(fresh.stream().map(Comment::id)).containsExactlyElementsOf(ids.subList(0, 4));
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void stayWithinBudget() {
        tikhub.retire(TikHubRoute.WEB_V1);
        Budget budget = Budget.ofMoney(new BigDecimal("0.025"));

        Reading reading = NoteReader.ofDefaults(StayWithinBudget.of(webV1.source(), appV2.source(), budget))
                .start(NOTE);
        reading.forEachRemaining(comment -> assertThat(comment.noteId()).isEqualTo(NOTE));

        assertThat(reading.termination().orElseThrow().reason()).isEqualTo(StopReason.BUDGET);
        assertThat(tikhub.ledger().charged()).isEqualTo(2);
        assertThat(budget.moneySpent()).isEqualByComparingTo("0.02");
    }

    @Test
    void readFast() {
        SyntheticNote note = SyntheticNote.builder(3).comments(25).replies(12).build();
        tikhub.serve(note);

        List<CommentId> read = new ArrayList<>();
        ReadFast.reader(webV1.source(), RateLimiter.perSecond(1_000))
                .comments(note.id())
                .forEach(comment -> read.add(comment.id()));

        assertThat(read)
                .isEqualTo(note.commentIds()
                        .flatMap(id -> Stream.concat(Stream.of(id), note.replyIds(id)))
                        .toList());
        assertThat(tikhub.ledger().charged()).isEqualTo(3 + 25 * 2);
    }

    @Test
    void resumeLater(@TempDir Path dir) throws IOException {
        Path checkpoint = dir.resolve("checkpoint");
        List<CommentId> read = new ArrayList<>();
        CommentSource source = webV1.source();

        ResumeLater.run(
                NoteReader.builder(source).maxPages(2).build(), NOTE, checkpoint, comment -> read.add(comment.id()));
        ResumeLater.run(NoteReader.ofDefaults(source), NOTE, checkpoint, comment -> read.add(comment.id()));

        assertThat(read).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
    }

    @Test
    void readManyNotes() {
        NoteId missing = NoteId.of("000000000000000000000000");

        assertThat(ReadManyNotes.count(
                        NoteReader.ofDefaults(webV1.source()), List.of(missing, NOTE, Fixtures.sampleNote())))
                .containsEntry(NOTE.value(), "30 comments")
                .containsEntry(Fixtures.sampleNote().value(), "7 comments")
                .containsEntry(missing.value(), "NoteNotFoundException");
    }

    @Test
    void resolveAShortLink(@TempDir Path dir) {
        ShortLink link = ShortLink.of("http://xhslink.com/a/AbC123xyz");
        tikhub.lead(link, NOTE);
        PageStore store = PageStore.at(dir);

        for (int run = 0; run < 2; run++) {
            Reading reading = ResolveAShortLink.read(appV2, store, link).orElseThrow();
            assertThat(reading).toIterable().hasSize(30);
            assertThat(ResolveAShortLink.read(appV2, store, TikHubStub.LINK_WITHOUT_NOTE))
                    .isEmpty();
        }

        assertThat(tikhub.ledger().charged()).isEqualTo(4);
    }
}
