package consumer;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads live. */
@Configuration
public class Application {
    @Bean
    TikHubTransport tikhub() {
        return TikHubTransport.builder(ApiKey.of("sk-FAKE-FAKE-FAKE")).build();
    }

    @Bean
    CommentSource live(TikHubTransport tikhub) {
        return Policies.ofDefaults(tikhub.source());
    }

    @Bean
    NoteReader reader(CommentSource source) {
        return NoteReader.ofDefaults(source);
    }
}
