package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import java.net.URI;

/** The requests of the tests. */
final class Pages {
    static final ApiKey KEY = ApiKey.of("sk-test-Ab/cd+ef==0123456789");
    static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    static final CommentId COMMENT = CommentId.of("6683b3a5000000001f0052c0");
    static final PageRequest FIRST = PageRequest.comments(NOTE);
    static final Cursor CURSOR = Cursor.of(
            "{\"cursor\":\"6683b3a5000000001f0052c0\",\"index\":2,\"pageArea\":\"UNFOLDED\",\"x\":\"a b+c&d=é%\"}");

    private Pages() {}

    static TikHubTransport.Builder at(URI url) {
        return TikHubTransport.builder(KEY).baseUrl(url);
    }
}
