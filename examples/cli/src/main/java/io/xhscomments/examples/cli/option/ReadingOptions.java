package io.xhscomments.examples.cli.option;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopCondition;
import io.xhscomments.examples.cli.language.MessageKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Set<CommentId> pinnedStops = ConcurrentHashMap.newKeySet();

    /** Whether replies are read. */
    public boolean readsReplies() {
        return replies != null;
    }

    /** Whether all comments are read newest first, folded ones aside. */
    public boolean readsNewestFirst() {
        return comments.isLatestFirst() && comments.area() == CommentArea.UNFOLDED;
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

    /** These options as on the command line, without {@code --until}, for the record of a reading. */
    public String describe() {
        String readReplies = replies == null ? "" : replies == ALL ? "--replies" : "--replies " + replies;
        String limit = maxPages == null ? "" : "--max-pages " + maxPages;
        return (readReplies + " " + limit).strip();
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
        return reader.until(StopCondition.matches(this::isKnown)).build();
    }

    private boolean isKnown(Comment comment) {
        if (comment.isPinned() && until.contains(new UntilId(comment.id()))) {
            pinnedStops.add(comment.id());
        }
        return until.stream().anyMatch(known -> known.test(comment));
    }

    /** The ids of {@code --until} that have no effect, because their comments are pinned. */
    public Set<CommentId> pinnedStops() {
        return pinnedStops;
    }

    private record UntilId(CommentId id) implements Predicate<Comment> {
        @Override
        public boolean test(Comment comment) {
            return comment.id().equals(id);
        }
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
                return new UntilId(CommentId.of(value));
            }
            Instant time = SinceOption.parse(value)
                    .orElseThrow(() -> new InvalidValueException(MessageKey.USAGE_UNTIL, value));
            return comment -> comment.createdAtOrIdTime().isBefore(time);
        }
    }
}
