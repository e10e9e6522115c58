package io.xhscomments.examples.cli.report;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Comment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import okio.Buffer;

/**
 * A count of a comment for people: the number, or the text that the service sent in its place, such as {@code 1.2万},
 * which cannot be calculated with.
 */
public enum CountText {
    /** Likes. */
    LIKES(Comment::likeCount, "like_count"),
    /** Reported replies. */
    REPLIES(Comment::replyCount, "sub_comment_count");

    private static final int MAX_CHARS = 32;

    /** A method reference that holds nothing. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Comment, OptionalLong> count;

    /** The name of the member as the service sends it. */
    private final String member;

    CountText(Function<Comment, OptionalLong> count, String member) {
        this.count = count;
        this.member = member;
    }

    /** The number, if the service sent one. */
    public OptionalLong number(Comment comment) {
        return count.apply(comment);
    }

    /** The text in place of a number; empty if there is a number, or no text. */
    public Optional<String> text(Comment comment) {
        return number(comment).isPresent()
                ? Optional.empty()
                : comment.unknownFields()
                        .json(member)
                        .filter(json -> json.startsWith("\""))
                        .map(CountText::unquoted);
    }

    private static String unquoted(String json) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json))) {
            String text = reader.nextString().strip();
            return text.length() <= MAX_CHARS
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, MAX_CHARS / 2)) + "…";
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
