package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An order of comments ({@code all_sort_strategies}): a name; an object or a list in its place is kept as its JSON
 * text.
 */
final class SortStrategyAdapter extends AnswerAdapter<String> {
    SortStrategyAdapter(AnswerReader in) {
        super(in);
    }

    @Override
    public @Nullable String fromJson(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case STRING -> in.text();
            case NULL -> in.nextNull();
            case BEGIN_OBJECT, BEGIN_ARRAY -> RawSlices.begunText(in);
            default -> throw Fault.at(json, "expected a text");
        };
    }
}
