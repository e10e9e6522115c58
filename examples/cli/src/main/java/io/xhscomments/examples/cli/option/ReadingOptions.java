package io.xhscomments.examples.cli.option;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopCondition;
import io.xhscomments.examples.cli.language.MessageKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for which comments of a note are read. */
public final class ReadingOptions {
    private static final long ALL = Long.MAX_VALUE;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private CommentsOptions comments = new CommentsOptions();

    @Option(
            names = "--replies",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "" + ALL,
            converter = CountConverter.class,
            description = "Also read replies, at most N of each comment. Replies need requests of their own.")
    private @Nullable Long replies;

    @Option(
            names = "--until",
            paramLabel = "TIME|ID",
            converter = UntilConverter.class,
            description =
                    "Stop at the first comment that is older than this time (2026-11-23, 2026-11-23T17:00:00Z) or has this id. "
                            + "Can be repeated. Pinned comments are ignored.")
    private List<Predicate<Comment>> until = List.of();

    @Option(
            names = "--max-pages",
            paramLabel = "N",
            description = "The maximum number of pages of each note, including pages of replies. Default: no limit.")
    private @Nullable Long maxPages;

    /** Whether replies are read. */
    public boolean readsReplies() {
        return replies != null;
    }

    /**
     * Checks that the options fit together.
     *
     * @throws UsageException if they do not
     */
    public void check() {
        if (!until.isEmpty() && !comments.isLatestFirst()) {
            throw UsageException.of(command, MessageKey.USAGE_UNTIL_SORT);
        }
    }

    /** A reader with these options. */
    public NoteReader reader(CommentSource source, ReadingListener listener) {
        NoteReader.Builder reader = NoteReader.builder(source)
                .order(comments.order())
                .area(comments.area())
                .listener(listener);
        if (replies != null) {
            reader.replies(replies == ALL ? ReplySelection.all() : ReplySelection.atMost(replies));
        }
        if (maxPages != null) {
            reader.maxPages(maxPages);
        }
        return reader.until(StopCondition.matches(comment -> until.stream().anyMatch(known -> known.test(comment))))
                .build();
    }

    static final class CountConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            try {
                return Long.valueOf(value);
            } catch (NumberFormatException notANumber) {
                throw new InvalidValueException(MessageKey.USAGE_COUNT, value);
            }
        }
    }

    static final class UntilConverter implements ITypeConverter<Predicate<Comment>> {
        @Override
        public Predicate<Comment> convert(String value) {
            if (value.matches("[0-9a-fA-F]{24}")) {
                CommentId id = CommentId.of(value);
                return comment -> comment.id().equals(id);
            }
            Instant time = time(value);
            return comment -> comment.createdAtOrIdTime().isBefore(time);
        }

        private static Instant time(String value) {
            try {
                return value.contains("T")
                        ? Instant.parse(value)
                        : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeException notATime) {
                throw new InvalidValueException(MessageKey.USAGE_UNTIL, value);
            }
        }
    }
}
