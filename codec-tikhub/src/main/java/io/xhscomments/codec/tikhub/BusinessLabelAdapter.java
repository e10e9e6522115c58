package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.Truth;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the service's business side says of a comment ({@code biz_label}). */
final class BusinessLabelAdapter extends AnswerAdapter<BusinessLabel> {
    private static final JsonReader.Options NAMES =
            JsonReader.Options.of("product_review", "group_invite", "rich_text");

    BusinessLabelAdapter(AnswerReader in) {
        super(in);
    }

    @Override
    public @Nullable BusinessLabel fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        Truth productReview = Truth.UNKNOWN;
        Truth groupInvite = Truth.UNKNOWN;
        Truth richText = Truth.UNKNOWN;
        boolean others = false;

        int start = begin(json, "expected a label");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> productReview = Values.truth(in);
                case 1 -> groupInvite = Values.truth(in);
                case 2 -> richText = Values.truth(in);
                default -> {
                    others = true;
                    stepOver(json);
                }
            }
        }
        json.endObject();
        return others
                ? new BusinessLabel(productReview, groupInvite, richText, others(true, NAMES, start))
                : Shared.label(productReview, groupInvite, richText);
    }
}
