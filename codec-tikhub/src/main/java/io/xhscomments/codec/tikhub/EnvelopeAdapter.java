package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The outer object, which the service puts around every page. */
final class EnvelopeAdapter extends AnswerAdapter<Envelope> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of(
            "code",
            "data",
            "request_id",
            "time_stamp",
            "router",
            "cache_url",
            // Of no use here. They are named so that no text is made of their names.
            "message",
            "message_zh",
            "support",
            "time",
            "time_zone",
            "docs",
            "cache_message",
            "cache_message_zh",
            "params");

    private final InnerAdapter inner;

    EnvelopeAdapter(AnswerReader in, PageRequest request) {
        super(in);
        this.inner = new InnerAdapter(in, request);
    }

    @Override
    public Envelope fromJson(JsonReader json) throws IOException {
        OptionalLong code = OptionalLong.empty();
        InnerAdapter.@Nullable Inner data = null;
        String requestId = null;
        OptionalLong timeStamp = OptionalLong.empty();
        String router = null;
        String cacheUrl = null;

        begin(json, "expected an object");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> code = Numbers.optional(in);
                case 1 -> data = inner.fromJson(json);
                case 2 -> requestId = Lenient.text(in);
                case 3 -> timeStamp = Lenient.number(in);
                case 4 -> router = Lenient.text(in);
                case 5 -> cacheUrl = Lenient.text(in);
                case -1 -> stepOver(json);
                default -> in.skipValue();
            }
        }
        json.endObject();
        InnerAdapter.Inner answer = required(json, data, "data");
        return new Envelope(
                answer.failed() || InsideFailure.ofEnvelope(code),
                answer.page(),
                new ReceiptText(requestId, timeStamp, router, cacheUrl));
    }
}
