package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.repliesTo;
import static io.xhscomments.core.reading.Data.reply;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A random note, served by a scripted source, and random options to read it with. */
final class RandomNote {
    private final Random random;
    private final int tolerated;
    private final ReplySelection replies;
    private final Set<CommentId> known = new HashSet<>();
    private final ScriptedSource source = new ScriptedSource();
    private final Map<CommentId, Chain> made = new HashMap<>();
    private final Chain top;
    private int nextNumber = 1;

    enum Ending {
        HEALTHY,
        STALLED,
        REPEATING,
        EMPTY
    }

    /** A generated sequence of pages; a page contains its served comments, repeats included. */
    record Chain(List<List<Comment>> pages, Ending ending) {}

    RandomNote(Random random) {
        this.random = random;
        this.tolerated = random.nextInt(3);
        ReplySelection[] wishes = {
            ReplySelection.none(),
            ReplySelection.all(),
            ReplySelection.atMost(2),
            ReplySelection.all().onlyWithAtLeast(3)
        };
        this.replies = wishes[random.nextInt(wishes.length)];
        this.top = chain(this::topLevel);
        serve(FIRST, top);
    }

    Chain top() {
        return top;
    }

    @Nullable
    Chain chainOf(Comment comment) {
        return made.get(comment.id());
    }

    int tolerated() {
        return tolerated;
    }

    ReplySelection replies() {
        return replies;
    }

    Set<CommentId> known() {
        return known;
    }

    ScriptedSource source() {
        return source;
    }

    private Chain chain(Supplier<Comment> make) {
        Ending ending = Ending.values()[random.nextInt(Ending.values().length)];
        List<List<Comment>> pages = new ArrayList<>();
        List<Comment> served = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            List<Comment> page = new ArrayList<>();
            for (int j = 1 + random.nextInt(4); j > 0; j--) {
                page.add(make.get());
            }
            if (!served.isEmpty() && random.nextInt(3) == 0) {
                page.add(random.nextInt(page.size() + 1), served.get(random.nextInt(served.size())));
            }
            served.addAll(page);
            pages.add(page);
            for (int empty = random.nextInt(4) == 0 ? random.nextInt(tolerated + 1) : 0; empty > 0 && i > 1; empty--) {
                pages.add(List.of());
            }
        }
        return new Chain(pages, ending);
    }

    private Comment topLevel() {
        int number = nextNumber++;
        boolean pinned = random.nextInt(9) == 0;
        if (random.nextInt(14) == 0) {
            known.add(Data.id(number));
        }
        Comment bare = pinned ? Data.pinned(number) : Data.comment(number);
        if (random.nextInt(3) > 0) {
            return bare;
        }
        Chain chain = chain(() -> reply(number, nextNumber++));
        serve(repliesTo(number), chain);
        made.put(bare.id(), chain);
        long total = chain.pages.stream().flatMap(List::stream).distinct().count();
        List<Comment> first = chain.pages.get(0);
        List<Comment> inlined = List.copyOf(new LinkedHashSet<>(first.subList(0, random.nextInt(first.size() + 1))));
        return random.nextInt(5) == 0
                ? Data.builder(number).tags(bare.tags()).replies(inlined).build()
                : bare.toBuilder().replyCount(total + 1).replies(inlined).build();
    }

    private void serve(PageRequest first, Chain chain) {
        PageRequest request = first;
        List<List<Comment>> pages = chain.pages;
        for (int i = 0; i < pages.size(); i++) {
            boolean isLast = i == pages.size() - 1;
            if (isLast && chain.ending == Ending.HEALTHY) {
                source.response(request, ScriptedSource.last(pages.get(i)));
            } else if (isLast && chain.ending == Ending.STALLED) {
                source.response(request, ScriptedSource.promising(pages.get(i), stalled(request)));
            } else {
                request = promise(first, request, pages.get(i), i);
            }
        }
        List<Comment> forEver = chain.ending == Ending.REPEATING ? pages.get(0) : List.of();
        for (int i = 0; i <= tolerated + 3 && chain.ending.compareTo(Ending.STALLED) > 0; i++) {
            request = promise(first, request, forEver, pages.size() + i);
        }
    }

    private PageRequest promise(PageRequest first, PageRequest request, List<Comment> comments, int page) {
        CommentPage served = ScriptedSource.promising(comments, Optional.of(ScriptedSource.cursorAfter(page)));
        source.response(request, served);
        return first.after(ScriptedSource.cursorAfter(page));
    }

    private Optional<Cursor> stalled(PageRequest request) {
        return switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Cursor.of("{}"));
            default -> request.after().or(() -> Optional.of(Cursor.of("null")));
        };
    }
}
