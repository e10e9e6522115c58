package io.xhscomments.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Helpers for the decoder rules. */
final class DecoderFixture {
    static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    static final PageRequest REQUEST = PageRequest.comments(NOTE);
    static final String ID = "66c4b7a300000000270106f7";

    private static final String USER = "\"user\":{\"userid\":\"u1\",\"nickname\":\"n\"}";

    private final PageDecoderContract contract;
    private final PageDecoder decoder;

    DecoderFixture(PageDecoderContract contract) {
        this.contract = contract;
        this.decoder = contract.decoder(Secret.KEY);
    }

    /** Skips the rule if the decoder lacks this capability. */
    void needs(DecoderCapability capability) {
        assumeTrue(contract.capabilities().contains(capability), capability.without());
    }

    List<ExpectedFailure> errorTable() {
        return contract.errorTable();
    }

    Call<CommentPage> start(PageRequest request, RawResponse response) {
        return Call.start(() -> decoder.decode(request, response));
    }

    Outcome<CommentPage> outcome(Call<CommentPage> call) {
        return call.outcome(contract.timeout());
    }

    Outcome<CommentPage> decode(PageRequest request, RawResponse response) {
        return outcome(start(request, response));
    }

    Outcome<CommentPage> decode(RawResponse response) {
        return decode(REQUEST, response);
    }

    /** Decodes many responses in one call. */
    void decodeEach(List<RawResponse> responses, Consumer<Outcome<CommentPage>> then) {
        Call.start(() -> responses.stream()
                        .map(response -> Outcome.of(() -> decoder.decode(REQUEST, response)))
                        .toList())
                .outcome(contract.timeout())
                .returned()
                .forEach(then);
    }

    /** Decodes a response that wraps this page. */
    CommentPage page(String page) {
        return decode(response(page)).returned();
    }

    /** Decodes a page with one comment that has these members in addition to the required ones. */
    Comment comment(String members) {
        return page(pageOf(commentOf(ID, members))).comments().get(0);
    }

    RawResponse response(String page) {
        return ok(bytes(page));
    }

    byte[] bytes(String page) {
        return contract.wrapPage(page).getBytes(UTF_8);
    }

    static RawResponse ok(byte[] body) {
        return new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
    }

    /** The JSON of a last page with these comments. */
    static String pageOf(String comments) {
        return pageOf(comments, "\"has_more\":false,\"cursor\":\"\"");
    }

    /** The JSON of a page with these comments and these paging members. */
    static String pageOf(String comments, String next) {
        return "{\"user_id\":\"5ee237720000000001001a5d\",\"comment_count\":205,\"comment_count_l1\":117,"
                + "\"comments\":[" + comments + "]," + next + "}";
    }

    static String commentOf(String id, String members) {
        return "{\"id\":\"" + id + "\",\"note_id\":\"" + NOTE + "\",\"content\":\"c\",\"time\":1724168100," + USER
                + (members.isEmpty() ? "" : "," + members) + "}";
    }
}
