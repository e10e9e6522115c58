package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Level;
import io.xhscomments.core.model.RawMembers;
import java.io.IOException;
import java.util.Optional;

/** The level badge of a user ({@code level}). */
final class LevelAdapter extends AnswerAdapter<Optional<Level>> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("image");
    private static final Optional<Level> EMPTY = Optional.of(new Level(Optional.empty(), RawMembers.none()));

    LevelAdapter(AnswerReader in) {
        super(in);
    }

    @Override
    public Optional<Level> fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return Optional.empty();
        }
        Optional<String> image = Optional.empty();
        boolean others = false;

        int start = begin(json, "expected a level");
        while (json.hasNext()) {
            if (json.selectName(NAMES) == 0) {
                image = Values.optionalText(in);
            } else {
                others = true;
                stepOver(json);
            }
        }
        json.endObject();
        return image.isEmpty() && !others ? EMPTY : Optional.of(new Level(image, others(others, NAMES, start)));
    }
}
