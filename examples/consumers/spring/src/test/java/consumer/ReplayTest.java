package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

class ReplayTest {
    /** Takes the place of the live source wherever one is injected. */
    @Configuration
    static class Replayed {
        @Bean
        @Primary
        CommentSource replay() {
            return PageStore.at(Path.of(System.getProperty("pages")))
                    .replay(TikHubRoute.WEB_V1.format())
                    .source();
        }
    }

    @Test
    void theReaderReadsTheRecordedPages() {
        try (var context = new AnnotationConfigApplicationContext(Application.class, Replayed.class)) {
            NoteReader reader = context.getBean(NoteReader.class);

            assertEquals(7, reader.stream(NoteId.of("6683b283000000001f0052bf")).count());
        }
    }
}
