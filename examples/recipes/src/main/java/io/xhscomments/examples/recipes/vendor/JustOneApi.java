package io.xhscomments.examples.recipes.vendor;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.examples.recipes.stack.JdkTransport;
import java.net.URI;
import java.time.Duration;

/**
 * A source for another vendor than TikHub: JustOneAPI, as its public documentation describes it. Reading, policies and
 * stores are unchanged; only the request and the decoding of responses are new.
 */
public final class JustOneApi {
    private static final URI BASE = URI.create("https://api.justoneapi.com/");
    /** The minimum wait that the vendor recommends. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private JustOneApi() {}

    /** Arguments: a note id. The token is in {@code JUSTONEAPI_TOKEN}. Each page is charged. */
    public static void main(String[] args) {
        ApiKey token = ApiKey.of(System.getenv("JUSTONEAPI_TOKEN"));
        NoteReader reader = NoteReader.ofDefaults(Policies.ofDefaults(source(BASE, token)));
        Reading reading = reader.start(NoteId.of(args[0]));
        reading.forEachRemaining(comment -> System.out.println(comment.content().orElse("")));
        System.out.println(reading.coverage().summary() + "; " + reading.termination() + "; " + reading.spend());
    }

    /** The source for the vendor at this URL. */
    static CommentSource source(URI base, ApiKey token) {
        return CommentSource.of(transport(base, token), new JustOneDecoder(token));
    }

    static JdkTransport transport(URI base, ApiKey token) {
        return new JdkTransport(new JustOneRequests(base, token), TIMEOUT, MAX_BYTES);
    }
}
