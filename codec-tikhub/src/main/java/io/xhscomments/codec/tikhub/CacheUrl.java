package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.page.CacheLink;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The {@code cache_url} of an envelope of which perhaps only the beginning came. */
final class CacheUrl {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("cache_url");

    private @Nullable String text;

    private CacheUrl() {}

    static Optional<CacheLink> in(byte[] beginning, UnaryOperator<String> redaction) {
        CacheUrl url = new CacheUrl();
        Lenient.read(beginning, url::read);
        return EnvelopeMetadata.link(url.text, redaction);
    }

    /** To the end, not to the first one: the last of one name counts, as in the receipt. */
    private void read(JsonResponseReader in) throws IOException {
        JsonReader json = in.json();
        if (!Lenient.begins(json)) {
            return;
        }
        while (json.hasNext()) {
            if (json.selectName(NAMES) == 0) {
                text = Lenient.text(json);
            } else {
                Lenient.stepOver(json);
            }
        }
    }
}
