package io.xhscomments.testkit.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.fixture.ErrorResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec reads the generated responses. Both were written independently from the documented format. */
class DecodedTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000aa");
    private static final SyntheticNote SYNTHETIC = SyntheticNote.builder(1)
            .note(NOTE)
            .comments(7)
            .pageSize(5)
            .replies(3)
            .replyPageSize(2)
            .pinned(1)
            .build();

    private static CommentPage decode(TikHubRoute route, PageRequest request) {
        return TikHubDecoder.create().decode(request, RawResponse.stored(SYNTHETIC.page(route, request)));
    }

    @ParameterizedTest
    @EnumSource(TikHubRoute.class)
    void pagesOfCommentsAreDecoded(TikHubRoute route) {
        CommentPage first = decode(route, PageRequest.comments(NOTE));
        CommentPage second =
                decode(route, PageRequest.comments(NOTE).after(first.next().orElseThrow()));

        assertThat(List.of(first, second).stream()
                        .flatMap(page -> page.comments().stream())
                        .map(Comment::id))
                .containsExactlyElementsOf(SYNTHETIC.commentIds().toList());
        assertThat(first.comments().get(0).isPinned()).isTrue();
        assertThat(second.next()).isEmpty();
        assertThat(first.totals().topLevel()).hasValue(7);
    }

    @ParameterizedTest
    @EnumSource(TikHubRoute.class)
    void pagesOfRepliesAreDecoded(TikHubRoute route) {
        CommentId root = SYNTHETIC.commentIds().findFirst().orElseThrow();

        CommentPage first = decode(route, PageRequest.replies(NOTE, root));

        assertThat(first.comments()).hasSize(2).allSatisfy(reply -> {
            assertThat(reply.rootId()).contains(root);
            assertThat(reply.parentId()).isPresent();
            assertThat(reply.replyCount()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("io.xhscomments.testkit.fixture.Fixtures#errors")
    void errorResponsesAreNotPages(ErrorResponse error) {
        assertThatThrownBy(() -> TikHubDecoder.create().decode(PageRequest.comments(NOTE), error.asRawResponse()))
                .isInstanceOf(CommentSourceException.class)
                .hasMessageContaining(NOTE.value())
                .message()
                .doesNotContain("ECHOED-KEY");
    }
}
