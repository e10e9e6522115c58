package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.DecoderFixture.commentOf;
import static io.xhscomments.testkit.contract.DecoderFixture.pageOf;
import static io.xhscomments.testkit.contract.Secret.KEY;
import static io.xhscomments.testkit.contract.Secret.assertThatTheKeyIsNotIn;
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

/** Secrets that are in responses, and responses that several threads read. */
interface DecoderSecrecyRules {
    @Test
    @DisplayName("D27 No failure shows a key, though the service echoes it in its words")
    default void noFailureShowsTheKey(DecoderFixture bench) {
        String detail = "{\"detail\":{\"message\":\"Your token is " + KEY.reveal() + " or "
                + KEY.reveal().replace("/", "\\/") + "\"}}";
        for (int status : new int[] {400, 401, 402, 403, 404, 422, 429, 500, 302}) {
            RawResponse response = new RawResponse(
                    status,
                    Map.of("x-echo", KEY.authorization(), "retry-after", KEY.reveal()),
                    detail.getBytes(UTF_8),
                    RawResponse.Origin.NETWORK);
            assertThatTheKeyIsNotIn(printed(bench.decode(response).thrown()));
        }
        String malformed = pageOf(commentOf(DecoderFixture.ID, "\"like_count\":\"" + KEY.reveal() + "\""));
        Outcome<CommentPage> outcome = bench.decode(bench.response(malformed));
        assertThatTheKeyIsNotIn(outcome.thrown() == null ? outcome.given().toString() : printed(outcome.thrown()));
    }

    @Test
    @DisplayName("D28 Printing a page does not show the signature of its link")
    default void printingAPageDoesNotShowItsLink(DecoderFixture bench) {
        CommentPage page = bench.page(pageOf(commentOf(DecoderFixture.ID, "")));
        assertThat(page.toString()).doesNotContain("sign=").doesNotContain("5ec2e7");
    }

    @Test
    @DisplayName("D29 The bytes of a response are as they were, after it was read")
    default void theBytesOfAnResponseAreAsTheyWere(DecoderFixture bench) {
        byte[] body = bench.bytes(pageOf(commentOf(DecoderFixture.ID, "\"new_member\":1")));
        byte[] before = body.clone();
        bench.decode(DecoderFixture.ok(body));
        assertThat(body).isEqualTo(before);
    }

    @Test
    @DisplayName("D30 64 threads at once are each given the page of their own response")
    default void eachThreadIsGivenItsOwnPage(DecoderFixture bench) {
        List<Call<CommentPage>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String comments = commentOf("66c4b7a3000000000000" + (1000 + i), "");
            calls.add(bench.start(DecoderFixture.REQUEST, bench.response(pageOf(comments))));
        }
        // All of them before the first is looked at: no other rule may run beside them.
        List<Outcome<CommentPage>> outcomes = calls.stream().map(bench::outcome).toList();
        for (int i = 0; i < outcomes.size(); i++) {
            CommentPage page = outcomes.get(i).given();
            assertThat(page.comments().get(0).id().value()).endsWith(Integer.toString(1000 + i));
        }
    }
}
