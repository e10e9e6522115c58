package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.testkit.recorded.Recorded;
import io.xhscomments.testkit.recorded.SocketsBlockedError;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A program's own tests on recorded pages: no key, no network, no charge. What is missing is recorded by running them
 * with {@code -Dxhs.record=true -Dxhs.record.max-paid=1}.
 */
@Recorded(
        value = "src/test/resources/pages",
        live = RecordedPagesTest.OverTheService.class,
        unused = Recorded.Unused.FAIL)
class RecordedPagesTest {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");

    /** Asked only while recording; the key is in {@code TIKHUB_API_KEY}. */
    static final class OverTheService implements Supplier<TikHubTransport> {
        @Override
        public TikHubTransport get() {
            return Live.webV1();
        }
    }

    @Test
    void theNoteIsReadToItsEndForNothing(CommentSource source) {
        Reading reading = NoteReader.ofDefaults(source).start(NOTE);
        List<Comment> comments = new ArrayList<>();
        reading.forEachRemaining(comments::add);

        assertThat(comments).hasSize(7);
        assertThat(reading.spend()).isEqualTo(Spend.NONE);
    }

    /** Without a live source it replays, even in a run that records. */
    @Nested
    @Recorded("src/test/resources/pages")
    class OnlyEverReplayed {
        @Test
        void aLiveClientThatWasLeftInTheCodeIsFound() {
            try (TikHubTransport left = TikHubTransport.builder(ApiKey.of("sk-test-FAKE"))
                    .baseUrl(URI.create("http://127.0.0.1:9/"))
                    .build()) {
                assertThatThrownBy(() -> left.source().fetch(PageRequest.comments(NOTE)))
                        .isInstanceOf(SocketsBlockedError.class)
                        .hasMessageContaining("aLiveClientThatWasLeftInTheCodeIsFound");
            }
        }
    }
}
