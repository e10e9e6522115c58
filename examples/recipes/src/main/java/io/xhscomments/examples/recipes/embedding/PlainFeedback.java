package io.xhscomments.examples.recipes.embedding;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import java.nio.file.Path;

/** The composition of the application with plain constructors: live, or offline from stored pages. */
public final class PlainFeedback {
    private PlainFeedback() {}

    /**
     * Arguments: a link to a note, and optionally a directory of stored pages for offline use. The key is in
     * {@code TIKHUB_API_KEY}.
     */
    public static void main(String[] args) {
        if (args.length > 1) {
            System.out.println(offline(PageStore.at(Path.of(args[1]))).of(args[0]));
            return;
        }
        try (TikHubTransport tikhub = TikHubTransport.builder(ApiKey.of(System.getenv("TIKHUB_API_KEY")))
                .build()) {
            System.out.println(live(tikhub).of(args[0]));
        }
    }

    /** The live adapter. Each page is charged. */
    static Digest live(TikHubTransport tikhub) {
        return over(Policies.ofDefaults(tikhub.source()));
    }

    /** The offline adapter, without a network connection, a key or a charge. */
    static Digest offline(PageStore store) {
        return over(store.replay(TikHubRoute.WEB_V1.format()).source());
    }

    private static Digest over(CommentSource source) {
        return new Digest(new XhsFeedback(NoteReader.ofDefaults(source)));
    }
}
