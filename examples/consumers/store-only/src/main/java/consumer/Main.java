package consumer;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.NoteReader;
import java.nio.file.Path;

/** Replays the note that a store holds, without an HTTP client on the module path. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var source = PageStore.at(Path.of(args[0])).replay(TikHubRoute.WEB_V1.format()).source();
        long comments = NoteReader.ofDefaults(source)
                .stream(NoteId.of("6683b283000000001f0052bf")).count();
        System.out.println(comments + " comments");
    }
}
