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

/** The options that say how much of a note is read. */
public final class ReadingOptions {
    private static final long EVERY = Long.MAX_VALUE;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private CommentsOptions comments = new CommentsOptions();

    @Option(
            names = "--replies",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "" + EVERY,
            converter = CountConverter.class,
            description = "Read replies too, at most N of each comment. They cost requests of their own.")
    private @Nullable Long replies;

    @Option(
            names = "--until",
            paramLabel = "TIME|ID",
            converter = KnownConverter.class,
            description =
                    "Stop at the first comment that is older than this time (2026-11-23, 2026-11-23T17:00:00Z) or has this id; may be "
                            + "given more than once. Pinned comments are passed over.")
    private List<Predicate<Comment>> until = List.of();

    @Option(
            names = "--max-pages",
            paramLabel = "N",
            description = "Stop each note after this many pages, pages of replies included. Default: no limit.")
    private @Nullable Long maxPages;

    public boolean readsReplies() {
        return replies != null;
    }

    /**
     * Refuses what does not go together.
     *
     * @throws UsageException if something does not
     */
    public void check() {
        if (!until.isEmpty() && !comments.latestFirst()) {
            throw UsageException.of(command, MessageKey.USAGE_UNTIL_SORT);
        }
    }

    public NoteReader reader(CommentSource source, ReadingListener listener) {
        NoteReader.Builder reader = NoteReader.builder(source)
                .order(comments.order())
                .area(comments.area())
                .listener(listener);
        if (replies != null) {
            reader.replies(replies == EVERY ? ReplySelection.all() : ReplySelection.atMost(replies));
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
            } catch (NumberFormatException noNumber) {
                throw new InvalidValueException(MessageKey.USAGE_COUNT, value);
            }
        }
    }

    static final class KnownConverter implements ITypeConverter<Predicate<Comment>> {
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
            } catch (DateTimeException noTime) {
                throw new InvalidValueException(MessageKey.USAGE_KNOWN, value);
            }
        }
    }
}
