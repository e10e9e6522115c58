package consumer;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import java.nio.file.Path;

/** Reads a note through a store, live. */
public final class Comments {
    private Comments() {}

    public static Reading of(NoteId note, TikHubTransport tikhub, Path store) {
        Reading reading = NoteReader.ofDefaults(
                        PageStore.at(store).readThrough(tikhub, tikhub.format()).source(Policies::ofDefaults))
                .start(note);
        reading.forEachRemaining(comment -> {});
        return reading;
    }
}
