package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.DecoderFixture.commentOf;
import static io.xhscomments.testkit.contract.DecoderFixture.pageOf;
import static io.xhscomments.testkit.contract.Secret.KEY;
import static io.xhscomments.testkit.contract.Secret.assertNoKeyIn;
import static io.xhscomments.testkit.contract.Secret.printed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about secrets in responses and about concurrent use. */
interface DecoderSecrecyRules {
    @Test
    @DisplayName("D27 No failure contains a key, even if the service echoes it")
    default void noFailureContainsTheKey(DecoderFixture fixture) {
        String detail = "{\"detail\":{\"message\":\"Your token is " + KEY.reveal() + " or "
                + KEY.reveal().replace("/", "\\/") + "\"}}";
        for (int status : new int[] {400, 401, 402, 403, 404, 422, 429, 500, 302}) {
            RawResponse response = new RawResponse(
                    status,
                    Map.of("x-echo", KEY.authorization(), "retry-after", KEY.reveal()),
                    detail.getBytes(UTF_8),
                    RawResponse.Origin.NETWORK);
            assertNoKeyIn(printed(fixture.decode(response).thrown()));
        }
        String malformed = pageOf(commentOf(DecoderFixture.ID, "\"like_count\":\"" + KEY.reveal() + "\""));
        Outcome<CommentPage> outcome = fixture.decode(fixture.response(malformed));
        assertNoKeyIn(outcome.thrown() == null ? outcome.returned().toString() : printed(outcome.thrown()));
    }

    @Test
    @DisplayName("D28 toString() of a page does not contain the signature of its link")
    default void toStringOfPageHidesSignature(DecoderFixture fixture) {
        CommentPage page = fixture.page(pageOf(commentOf(DecoderFixture.ID, "")));
        assertThat(page.toString()).doesNotContain("sign=").doesNotContain("5ec2e7");
    }

    @Test
    @DisplayName("D29 Decoding does not change the bytes of a response")
    default void decodingDoesNotChangeTheBytes(DecoderFixture fixture) {
        byte[] body = fixture.bytes(pageOf(commentOf(DecoderFixture.ID, "\"new_member\":1")));
        byte[] before = body.clone();
        fixture.decode(DecoderFixture.ok(body));
        assertThat(body).isEqualTo(before);
    }

    @Test
    @DisplayName("D30 64 concurrent threads each receive the page of their own response")
    default void eachThreadReceivesItsOwnPage(DecoderFixture fixture) {
        List<Call<CommentPage>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String comments = commentOf("66c4b7a3000000000000" + (1000 + i), "");
            calls.add(fixture.start(DecoderFixture.REQUEST, fixture.response(pageOf(comments))));
        }
        // Wait for all calls first, so that none is still running during the next rule.
        List<Outcome<CommentPage>> outcomes =
                calls.stream().map(fixture::outcome).toList();
        for (int i = 0; i < outcomes.size(); i++) {
            CommentPage page = outcomes.get(i).returned();
            assertThat(page.comments().get(0).id().value()).endsWith(Integer.toString(1000 + i));
        }
    }
}
