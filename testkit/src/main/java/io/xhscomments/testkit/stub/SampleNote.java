package io.xhscomments.testkit.stub;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.wire.Envelope;
import io.xhscomments.testkit.wire.Json;
import io.xhscomments.testkit.wire.PageJson;
import io.xhscomments.testkit.wire.ParsedRequest;
import io.xhscomments.testkit.wire.ServedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;
import okio.BufferedSink;

/**
 * The documented note. On Web V1 it returns the documented response unchanged, on App V2 the same page in that route's
 * envelope, for every order. Its replies and folded comments are not documented, so their pages are empty.
 */
final class SampleNote implements ServedNote {
    private static final String AUTHOR = "5ee237720000000001001a5d";
    private static final long TOTAL = 205;
    private static final long TOP_LEVEL = 117;

    private final byte[] response = Fixtures.sample();
    private final byte[] page = pageIn(response);

    @Override
    public NoteId id() {
        return Fixtures.sampleNote();
    }

    @Override
    public byte[] respond(ParsedRequest request, Envelope envelope) {
        return switch (request.endpoint()) {
            case WEB_V1_COMMENTS -> response.clone();
            case APP_V2_COMMENTS ->
                request.area() == CommentArea.UNFOLDED
                        ? envelope.around(request, this::writePage)
                        : empty(request, envelope);
            case WEB_V1_REPLIES, APP_V2_REPLIES -> empty(request, envelope);
        };
    }

    private static byte[] empty(ParsedRequest request, Envelope envelope) {
        return envelope.around(
                request, json -> PageJson.empty(AUTHOR, TOTAL, TOP_LEVEL).write(json, request.endpoint().route));
    }

    private void writePage(JsonWriter json) throws IOException {
        try (BufferedSink sink = json.valueSink()) {
            sink.write(page);
        }
    }

    private static byte[] pageIn(byte[] response) {
        try (JsonReader json = JsonReader.of(new Buffer().write(response))) {
            enter(json, "data");
            enter(json, "data");
            return Json.rawValue(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The documented sample cannot be read", unreadable);
        }
    }

    private static void enter(JsonReader json, String member) throws IOException {
        json.beginObject();
        while (!json.nextName().equals(member)) {
            json.skipValue();
        }
    }
}
