package io.xhscomments.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.AnswerLostException;
import io.xhscomments.core.failure.KeyRefusedException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommentSourceTest {
    private static final PageRequest REQUEST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));
    private static final RawPage ANSWER = RawPage.recorded(new byte[] {1, 2, 3});
    private static final CommentPage PAGE =
            CommentPage.of(List.of(), Totals.UNKNOWN, Optional.empty(), Receipt.of(Charge.CHARGED));

    private final List<PageRequest> sent = new ArrayList<>();
    private final List<RawPage> decoded = new ArrayList<>();

    private final PageTransport transport = (request, sink) -> {
        sent.add(request);
        sink.head(200, Map.of());
        sink.write(new byte[] {1, 2, 3}, 0, 3);
        return ANSWER;
    };
    private final PageDecoder decoder = (request, answer) -> {
        assertThat(request).isSameAs(REQUEST);
        decoded.add(answer);
        return PAGE;
    };

    @Test
    void aFetchSendsOnceAndDecodesWhatCame() {
        assertThat(CommentSource.of(transport, decoder).fetch(REQUEST)).isSameAs(PAGE);

        assertThat(sent).containsExactly(REQUEST);
        assertThat(decoded).containsExactly(ANSWER);
    }

    @Test
    void makingASourceSendsNothing() {
        CommentSource source = CommentSource.of(transport, decoder);
        assertThat(sent).isEmpty();

        source.fetch(REQUEST);
        source.fetch(REQUEST);

        assertThat(sent).containsExactly(REQUEST, REQUEST);
    }

    @Test
    void aFailureOfTheTransportPassesUnchangedAndNothingIsSentAgain() {
        AnswerLostException lost = AnswerLostException.whole(REQUEST, "timeout", null);
        CommentSource source = CommentSource.of(
                (request, sink) -> {
                    sent.add(request);
                    throw lost;
                },
                decoder);

        assertThat(catchThrowable(() -> source.fetch(REQUEST))).isSameAs(lost);
        assertThat(sent).hasSize(1);
        assertThat(decoded).isEmpty();
    }

    @Test
    void aFailureOfTheDecoderPassesUnchangedAndNothingIsSentAgain() {
        KeyRefusedException refused = new KeyRefusedException(REQUEST);
        CommentSource source = CommentSource.of(transport, (request, answer) -> {
            throw refused;
        });

        assertThat(catchThrowable(() -> source.fetch(REQUEST))).isSameAs(refused);
        assertThat(sent).hasSize(1);
    }

    @Test
    void whoNeedsNoBytesSendsWithoutASink() {
        assertThat(transport.send(REQUEST)).isSameAs(ANSWER);
        assertThat(sent).containsExactly(REQUEST);
    }

    @Test
    void theEmptySinkTakesEverythingAndKeepsNothing() {
        byte[] bytes = {1, 2, 3};

        assertThatCode(() -> {
                    BodySink.none().head(500, Map.of("a", "b"));
                    BodySink.none().write(bytes, 1, 2);
                    BodySink.none().write(bytes, 0, 0);
                })
                .doesNotThrowAnyException();
        assertThat(bytes).containsExactly(1, 2, 3);
    }

    @Test
    void aSourceWithoutATransportOrADecoderIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> CommentSource.of(null, decoder))
                .withMessage("transport");
        assertThatNullPointerException()
                .isThrownBy(() -> CommentSource.of(transport, null))
                .withMessage("decoder");
    }
}
