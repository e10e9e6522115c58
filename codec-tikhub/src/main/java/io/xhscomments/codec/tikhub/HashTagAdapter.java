package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.HashTag;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A topic in a comment ({@code hash_tags}). */
final class HashTagAdapter extends AnswerAdapter<HashTag> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("name", "link", "type");

    HashTagAdapter(AnswerReader in) {
        super(in);
    }

    @Override
    public @Nullable HashTag fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        String name = null;
        Optional<String> link = Optional.empty();
        Optional<String> type = Optional.empty();
        boolean others = false;

        int start = begin(json, "expected a hash tag");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> name = Values.text(in);
                case 1 -> link = Values.optionalText(in);
                case 2 -> type = Values.textOrNumber(in);
                default -> {
                    others = true;
                    stepOver(json);
                }
            }
        }
        json.endObject();
        return new HashTag(required(json, name, "name"), link, type, others(others, NAMES, start));
    }
}
