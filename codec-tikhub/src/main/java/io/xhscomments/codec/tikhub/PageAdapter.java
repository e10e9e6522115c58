package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.Totals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The page inside the answer ({@code data.data}), or empty for the shell that is sent for a note that does not exist.
 */
final class PageAdapter extends AnswerAdapter<Optional<CommentPage>> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of(
            "user_id",
            "comment_count",
            "comment_count_l1",
            "comments",
            "has_more",
            "cursor",
            "all_sort_strategies",
            "current_sort_strategy",
            "page_context");

    /** The envelope writes it: it may name its part after the page. */
    private static final Receipt RECEIPT_TO_COME = Receipt.of(Charge.UNKNOWN);

    private final CommentAdapter comment;
    private final SortStrategyAdapter sortStrategy;

    PageAdapter(AnswerReader in, PageRequest request) {
        super(in);
        this.comment = new CommentAdapter(in, request);
        this.sortStrategy = new SortStrategyAdapter(in);
    }

    @Override
    public @Nullable Optional<CommentPage> fromJson(JsonReader json) throws IOException {
        if (absent(json)) {
            return null;
        }
        boolean shell = false;
        Optional<UserId> noteAuthor = Optional.empty();
        OptionalLong all = OptionalLong.empty();
        OptionalLong topLevel = OptionalLong.empty();
        List<Comment> comments = null;
        Boolean hasMore = null;
        Optional<Cursor> cursor = Optional.empty();
        List<String> sortStrategies = List.of();
        Optional<String> current = Optional.empty();
        Optional<String> context = Optional.empty();
        boolean others = false;

        int start = begin(json, "expected an object");
        while (json.hasNext()) {
            switch (json.selectName(NAMES)) {
                case 0 -> {
                    String text = Values.text(in);
                    shell = "".equals(text);
                    noteAuthor = text == null || shell
                            ? Optional.empty()
                            : Optional.of(Values.of(json, text, UserId::of, "expected a user id"));
                }
                case 1 -> all = Numbers.optional(in);
                case 2 -> topLevel = Numbers.optional(in);
                case 3 -> comments = absent(json) ? null : list(json, comment);
                case 4 -> hasMore = absent(json) ? null : yesOrNo(json);
                case 5 -> cursor = Values.optionalCursor(in);
                case 6 -> sortStrategies = list(json, sortStrategy);
                case 7 -> current = Values.optionalText(in);
                case 8 -> context = Values.optionalText(in);
                default -> {
                    others = true;
                    stepOver(json);
                }
            }
        }
        json.endObject();
        if (shell && (comments == null || comments.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new CommentPage(
                required(json, comments, "comments"),
                new Totals(all, topLevel),
                required(json, hasMore, "has_more"),
                cursor,
                noteAuthor,
                current,
                sortStrategies,
                context,
                RECEIPT_TO_COME,
                others(others, NAMES, start),
                Irregularities.NONE));
    }

    private boolean yesOrNo(JsonReader json) throws IOException {
        return Values.truth(in).asBoolean().orElseThrow(() -> Fault.at(json, "expected a boolean"));
    }
}
