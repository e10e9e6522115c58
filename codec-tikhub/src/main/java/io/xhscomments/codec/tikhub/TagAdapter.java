package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tag, as an object or as its bare type ({@code show_tags_v2}, {@code show_tags}). */
final class TagAdapter extends AnswerAdapter<Tag> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("type", "text", "style_id", "pos");

    TagAdapter(AnswerReader in) {
        super(in);
    }

    /** The tags of the richer list, then those of the other that are not among them. */
    static List<Tag> merged(List<Tag> rich, List<Tag> plain) {
        if (plain.isEmpty()) {
            return rich;
        }
        List<Tag> merged = new ArrayList<>(rich);
        for (Tag tag : plain) {
            if (rich.stream().noneMatch(other -> other.type().equals(tag.type()))) {
                merged.add(tag);
            }
        }
        return merged;
    }

    @Override
    public @Nullable Tag fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        if (json.peek() == JsonReader.Token.STRING) {
            String type = in.text();
            return type.isEmpty() ? null : Tag.of(type);
        }
        String type = null;
        Optional<String> text = Optional.empty();
        Optional<String> styleId = Optional.empty();
        Optional<String> position = Optional.empty();
        boolean others = false;

        int start = begin(json, "expected a tag");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> type = Values.text(in);
                case 1 -> text = Values.optionalText(in);
                case 2 -> styleId = Values.optionalText(in);
                case 3 -> position = Values.optionalText(in);
                default -> {
                    others = true;
                    stepOver(json);
                }
            }
        }
        json.endObject();
        return new Tag(required(json, type, "type"), text, styleId, position, others(others, NAMES, start));
    }
}
