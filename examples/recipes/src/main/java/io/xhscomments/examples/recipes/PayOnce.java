package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import java.nio.file.Path;

/**
 * A store between the reader and the service. Each page is paid for once by all threads and processes, and is on disk
 * before it is delivered. A second run costs nothing.
 */
public final class PayOnce {
    private PayOnce() {}

    /** Arguments: a note id and a directory. The key is in {@code TIKHUB_API_KEY}. */
    public static void main(String[] args) {
        try (TikHubTransport tikhub = Live.webV1()) {
            Reading reading =
                    NoteReader.ofDefaults(source(tikhub, Path.of(args[1]))).start(NoteId.of(args[0]));
            reading.forEachRemaining(
                    comment -> System.out.println(comment.content().orElse("")));
            System.out.println(reading.spend());
        }
    }

    /** Reads stored pages immediately and without a charge, and the other pages through the policies into the store. */
    public static CommentSource source(TikHubTransport tikhub, Path directory) {
        return PageStore.at(directory).readThrough(tikhub, tikhub.format()).source(Policies::ofDefaults);
    }
}
