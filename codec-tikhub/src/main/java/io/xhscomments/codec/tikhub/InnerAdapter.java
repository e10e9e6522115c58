package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Truth;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The object between envelope and page ({@code data}). The two routes name its members differently. */
final class InnerAdapter extends AnswerAdapter<InnerAdapter.Inner> {
    private static final JsonReader.Options NAMES =
            JsonReader.Options.of("code", "success", "data", "message", "msg", "recordTime");

    private final PageAdapter pages;

    InnerAdapter(AnswerReader in, PageRequest request) {
        super(in);
        this.pages = new PageAdapter(in, request);
    }

    @Override
    public @Nullable Inner fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        OptionalLong code = OptionalLong.empty();
        Truth success = Truth.UNKNOWN;
        Optional<CommentPage> page = null;

        begin(json, "expected an object");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> code = Numbers.optional(in);
                case 1 -> success = Values.truth(in);
                case 2 -> page = pages.fromJson(json);
                case -1 -> stepOver(json);
                default -> in.skipValue();
            }
        }
        json.endObject();
        return new Inner(InsideFailure.ofInner(code, success), required(json, page, "data"));
    }

    /**
     * What was read.
     *
     * @param page empty if there is no such note
     */
    record Inner(boolean failed, Optional<CommentPage> page) {}
}
