package consumer;

import static org.junit.Assert.assertEquals;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import java.nio.file.Path;
import org.junit.Test;

/** Recorded pages need no extension: a store replays them in every test framework. */
public class ReplayTest {
    private final CommentSource source = PageStore.at(Path.of(System.getProperty("pages")))
            .replay(TikHubRoute.WEB_V1.format())
            .source();

    @Test
    public void replaysTheRecordedNote() {
        NoteReader reader = NoteReader.ofDefaults(source);

        assertEquals(7, reader.stream(NoteId.of("6683b283000000001f0052bf")).count());
    }
}
