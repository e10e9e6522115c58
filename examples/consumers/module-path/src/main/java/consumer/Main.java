package consumer;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import java.net.URI;
import java.nio.file.Path;

/** Replays the note that a store holds, and reads it live, from an address where nothing listens. */
public final class Main {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");

    private Main() {}

    public static void main(String[] args) {
        print(NoteReader.ofDefaults(
                        PageStore.at(Path.of(args[0])).replay(TikHubRoute.WEB_V1.format()).source())
                .start(NOTE));
        try (TikHubTransport live = TikHubTransport.builder(ApiKey.of("sk-FAKE-FAKE-FAKE"))
                .baseUrl(URI.create("http://127.0.0.1:9"))
                .build()) {
            print(NoteReader.ofDefaults(live.source()).start(NOTE));
        } catch (RequestNotSentException expected) {
            System.out.println("; live: " + expected.charge());
        }
    }

    private static void print(Reading reading) {
        long comments = 0;
        while (reading.hasNext()) {
            reading.next();
            comments++;
        }
        System.out.print(comments + " comments, " + reading.termination().orElseThrow().reason());
    }
}
