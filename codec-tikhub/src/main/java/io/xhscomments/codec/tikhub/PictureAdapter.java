package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Picture;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A picture in a comment ({@code pictures}). */
final class PictureAdapter extends AnswerAdapter<Picture> {
    private static final JsonReader.Options NAMES =
            JsonReader.Options.of("url", "origin_url", "width", "height", "file_id");

    PictureAdapter(AnswerReader in) {
        super(in);
    }

    @Override
    public @Nullable Picture fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        Optional<String> url = Optional.empty();
        Optional<String> originUrl = Optional.empty();
        OptionalInt width = OptionalInt.empty();
        OptionalInt height = OptionalInt.empty();
        Optional<String> fileId = Optional.empty();
        boolean others = false;

        int start = begin(json, "expected a picture");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> url = Values.optionalText(in);
                case 1 -> originUrl = Values.optionalText(in);
                case 2 -> width = Numbers.optionalInt(in);
                case 3 -> height = Numbers.optionalInt(in);
                case 4 -> fileId = Values.optionalText(in);
                default -> {
                    others = true;
                    stepOver(json);
                }
            }
        }
        json.endObject();
        return new Picture(url, originUrl, width, height, fileId, others(others, NAMES, start));
    }
}
