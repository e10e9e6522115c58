package io.xhscomments.examples.recipes.vendor;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.examples.recipes.stack.Vendor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Builds requests for pages. The token is in the query, so the complete URL is a secret. */
final class JustOneRequests implements Vendor {
    private static final String COMMENTS = "api/xiaohongshu/get-note-comment/v2";
    private static final String REPLIES = "api/xiaohongshu/get-note-sub-comment/v2";

    private final String base;
    private final ApiKey token;

    JustOneRequests(URI base, ApiKey token) {
        this.base = base.toString().endsWith("/") ? base.toString() : base + "/";
        this.token = token;
    }

    @Override
    public HttpRequest.Builder get(PageRequest request) {
        if (!request.first().equals(usual(request))) {
            throw InvalidRequestException.beforeSending(request, "comments are asked for newest first only");
        }
        StringJoiner query = new StringJoiner("&", "?", "")
                .add(parameter("noteId", request.note().value()));
        if (request instanceof CommentReplies replies) {
            query.add(parameter("commentId", replies.comment().value()));
        } else {
            query.add(parameter("sort", "latest"));
        }
        request.after().ifPresent(cursor -> query.add(parameter("lastCursor", cursor.value())));
        query.add(parameter("token", token.reveal()));
        String path = request instanceof CommentReplies ? REPLIES : COMMENTS;
        return HttpRequest.newBuilder(URI.create(base + path + query)).header("User-Agent", "xhs-comments-recipes");
    }

    /** The first page of the same sequence, in the default order. */
    private static PageRequest usual(PageRequest request) {
        return request instanceof CommentReplies ? request.first() : PageRequest.comments(request.note());
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** All responses have the status 200. Only the code in the body tells whether a request was charged. */
    @Override
    public Charge charge(int status) {
        return Charge.UNKNOWN;
    }

    @Override
    public String redact(String text) {
        return token.redactor().redact(token.redact(text));
    }

    @Override
    public KeyRedactor.Pass pass(BodySink sink) {
        return token.redactor().pass(sink);
    }
}
