package io.xhscomments.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommentSourceTest {
    private static final PageRequest REQUEST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));
    private static final RawResponse RESPONSE = RawResponse.stored(new byte[] {1, 2, 3});
    private static final CommentPage PAGE =
            CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), Receipt.of(Charge.CHARGED));

    private final List<PageRequest> sent = new ArrayList<>();
    private final List<RawResponse> decoded = new ArrayList<>();

    private final PageTransport transport = (request, sink) -> {
        sent.add(request);
        sink.onHeaders(200, Map.of());
        sink.onBody(new byte[] {1, 2, 3}, 0, 3);
        return RESPONSE;
    };
    private final PageDecoder decoder = (request, response) -> {
        assertThat(request).isSameAs(REQUEST);
        decoded.add(response);
        return PAGE;
    };

    @Test
    void fetchSendsOnceAndDecodes() {
        assertThat(CommentSource.of(transport, decoder).fetch(REQUEST)).isSameAs(PAGE);

        assertThat(sent).containsExactly(REQUEST);
        assertThat(decoded).containsExactly(RESPONSE);
    }

    @Test
    void creatingASourceSendsNothing() {
        CommentSource source = CommentSource.of(transport, decoder);
        assertThat(sent).isEmpty();

        source.fetch(REQUEST);
        source.fetch(REQUEST);

        assertThat(sent).containsExactly(REQUEST, REQUEST);
    }

    @Test
    void transportFailureIsThrownUnchanged() {
        ResponseLostException lost = ResponseLostException.noResponse(REQUEST, "timeout", null);
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
    void decoderFailureIsThrownUnchanged() {
        AuthenticationException refused = new AuthenticationException(REQUEST);
        CommentSource source = CommentSource.of(transport, (request, response) -> {
            throw refused;
        });

        assertThat(catchThrowable(() -> source.fetch(REQUEST))).isSameAs(refused);
        assertThat(sent).hasSize(1);
    }

    @Test
    void sendWorksWithoutASink() {
        assertThat(transport.send(REQUEST)).isSameAs(RESPONSE);
        assertThat(sent).containsExactly(REQUEST);
    }

    @Test
    void emptySinkIgnoresEverything() {
        byte[] bytes = {1, 2, 3};

        assertThatCode(() -> {
                    BodySink.none().onHeaders(500, Map.of("a", "b"));
                    BodySink.none().onBody(bytes, 1, 2);
                    BodySink.none().onBody(bytes, 0, 0);
                })
                .doesNotThrowAnyException();
        assertThat(bytes).containsExactly(1, 2, 3);
    }

    @Test
    void sourceNeedsTransportAndDecoder() {
        assertThatNullPointerException()
                .isThrownBy(() -> CommentSource.of(null, decoder))
                .withMessage("transport");
        assertThatNullPointerException()
                .isThrownBy(() -> CommentSource.of(transport, null))
                .withMessage("decoder");
    }
}
