package io.xhscomments.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortLinkResolverTest {
    private static final ShortLink LINK = ShortLink.of("http://xhslink.com/a/abc");
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");

    private final List<PageRequest> asked = new ArrayList<>();

    private static CommentPage page(NoteId... notes) {
        List<Comment> comments = Arrays.stream(notes)
                .map(note -> Comment.builder(CommentId.of("66c4b7a300000000270106f7"), note)
                        .build())
                .toList();
        return CommentPage.of(comments, ReportedTotals.UNKNOWN, Optional.empty(), Receipt.of(Charge.CHARGED));
    }

    private CommentSource giving(CommentPage page) {
        return request -> {
            asked.add(request);
            return page;
        };
    }

    @Test
    void theCommentsNameTheNote() {
        assertThat(ShortLinkResolver.over(link -> giving(page(NOTE, NOTE))).resolve(LINK))
                .contains(NOTE);
        assertThat(asked).containsExactly(PageRequest.comments(LINK.placeholder()));
    }

    @Test
    void withoutCommentsTheServiceNamesNone() {
        assertThat(ShortLinkResolver.over(link -> giving(page())).resolve(LINK)).isEmpty();
    }

    @Test
    void aFailureNamesTheLinkAndNotItsPlaceholder() {
        ShortLinkResolver resolver = ShortLinkResolver.over(link -> request -> {
            throw new AuthenticationException(request);
        });

        assertThatThrownBy(() -> resolver.resolve(LINK))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("short link http://xhslink.com/a/abc: ")
                .hasMessageNotContaining(LINK.placeholder().value());
    }
}
