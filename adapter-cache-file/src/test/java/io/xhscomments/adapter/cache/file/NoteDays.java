package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.Checkpoint;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopReason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Readings of a {@link ChangingNote} into one store, and what they cost. */
final class NoteDays {
    static final Duration FRESH = Duration.ofSeconds(60);

    final ChangingNote service;
    private final Path root;

    /** The end of a reading. */
    record Result(List<CommentId> ids, StopReason stop, int requests, Reading reading) {}

    NoteDays(ChangingNote service, Path root) {
        this.service = service;
        this.root = root;
    }

    /** A store as another process would open it. */
    PageStore open() {
        return new PageStore(StoreContext.of(StoreReader.ofDirectory(root), Stores.QUICK, new Clock() {
            @Override
            public Instant instant() {
                return service.now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        }));
    }

    ReadThrough.Builder through() {
        return ReadThrough.builder(open(), service, service).noCacheLinks().listener(StoreListener.NONE);
    }

    void nextDay() {
        service.now = service.now.plus(Duration.ofDays(1));
    }

    Result read() {
        return read(through().build().source(), Long.MAX_VALUE);
    }

    Result update() {
        return update(Long.MAX_VALUE);
    }

    Result update(long maxPages) {
        return read(through().firstPageMaxAge(FRESH).build().source(), maxPages);
    }

    Result update(Duration maxAge) {
        return read(through().firstPageMaxAge(FRESH).maxAge(maxAge).build().source(), Long.MAX_VALUE);
    }

    Result refresh() {
        return read(through().maxAge(Duration.ZERO).build().source(), Long.MAX_VALUE);
    }

    Result replay() {
        return read(open().replay(service).source(), Long.MAX_VALUE);
    }

    Result replayPastGaps() {
        return read(Replay.builder(open(), service).passGaps().build().source(), Long.MAX_VALUE);
    }

    StoredNote stored() {
        return open().note(service, ChangingNote.NOTE);
    }

    Result readWithReplies() {
        return read(through().build().source(), Long.MAX_VALUE, ReplySelection.all());
    }

    Result refreshWithReplies() {
        return read(through().maxAge(Duration.ZERO).build().source(), Long.MAX_VALUE, ReplySelection.all());
    }

    Result replayWithReplies() {
        return read(open().replay(service).source(), Long.MAX_VALUE, ReplySelection.all());
    }

    Result updateWithReplies() {
        return read(through().firstPageMaxAge(FRESH).build().source(), Long.MAX_VALUE, ReplySelection.all());
    }

    Result updateWithReplies(Duration maxAge) {
        return read(
                through().firstPageMaxAge(FRESH).maxAge(maxAge).build().source(), Long.MAX_VALUE, ReplySelection.all());
    }

    /** Reads some comments of a replay, and the rest as live as the store allows. */
    Result replayThenRead(int comments) {
        int before = service.requests.size();
        Reading replayed = NoteReader.builder(open().replay(service).source())
                .maxComments(comments)
                .build()
                .start(ChangingNote.NOTE);
        List<CommentId> ids = new ArrayList<>();
        replayed.forEachRemaining(comment -> ids.add(comment.id()));
        Reading resumed = NoteReader.ofDefaults(through().build().source())
                .resume(
                        ChangingNote.NOTE,
                        Checkpoint.parse(replayed.checkpoint().text()));
        resumed.forEachRemaining(comment -> ids.add(comment.id()));
        return new Result(ids, resumed.termination().orElseThrow().reason(), service.requests.size() - before, resumed);
    }

    private Result read(CommentSource source, long maxPages) {
        return read(source, maxPages, ReplySelection.none());
    }

    private Result read(CommentSource source, long maxPages, ReplySelection replies) {
        int before = service.requests.size();
        Reading reading = NoteReader.builder(source)
                .maxPages(maxPages)
                .replies(replies)
                .build()
                .start(ChangingNote.NOTE);
        List<CommentId> ids = new ArrayList<>();
        try {
            while (reading.hasNext()) {
                Comment comment = reading.next();
                ids.add(comment.id());
            }
        } catch (CommentSourceException reported) {
            // The termination of the reading contains the failure.
        }
        return new Result(ids, reading.termination().orElseThrow().reason(), service.requests.size() - before, reading);
    }
}
