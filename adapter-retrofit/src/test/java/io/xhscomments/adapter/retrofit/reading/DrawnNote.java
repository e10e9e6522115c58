package io.xhscomments.adapter.retrofit.reading;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.core.reading.Termination;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.PagingBehavior;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note drawn from a seed, and what must come of it: computed from the note's own lists of ids and from the service's
 * books, by no code that a reader uses.
 */
record DrawnNote(
        SyntheticNote note,
        int pageSize,
        int replyPageSize,
        int inlined,
        int pinned,
        PagingBehavior chain,
        int chainAtPage) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    static DrawnNote of(SplittableRandom random) {
        int comments = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(45);
        int pageSize = 1 + random.nextInt(12);
        int pages = comments == 0 ? 1 : (comments - 1) / pageSize + 1;
        PagingBehavior chain = random.nextBoolean()
                ? PagingBehavior.HEALTHY
                : PagingBehavior.values()[random.nextInt(PagingBehavior.values().length)];
        boolean needsPageBefore = chain == PagingBehavior.STUCK_CURSOR || chain == PagingBehavior.FIRST_PAGE_FOREVER;
        if (needsPageBefore && pages == 1) {
            chain = PagingBehavior.NULL_CURSOR;
            needsPageBefore = false;
        }
        int atPage = needsPageBefore ? random.nextInt(2, pages + 1) : random.nextInt(1, pages + 1);
        int replyPageSize = 1 + random.nextInt(5);
        int inlined = random.nextInt(4);
        int pinned = random.nextInt(Math.min(3, Math.min(comments, pageSize)) + 1);
        int mostReplies = random.nextInt(9);
        long replySeed = random.nextLong();
        SyntheticNote note = SyntheticNote.builder(random.nextLong())
                .comments(comments)
                .pageSize(pageSize)
                .replies(position -> {
                    SplittableRandom ofComment = new SplittableRandom(replySeed + position);
                    return ofComment.nextInt(3) == 0 ? ofComment.nextInt(mostReplies + 1) : 0;
                })
                .replyPageSize(replyPageSize)
                .inlineReplies(inlined)
                .pinned(pinned)
                .folded(random.nextInt(20))
                .repeatLastIdOfPreviousPage(random.nextBoolean())
                .paging(chain, atPage)
                .build();
        return new DrawnNote(note, pageSize, replyPageSize, inlined, pinned, chain, atPage);
    }

    /** What a perfect reader gives out of all that the service would ever serve. */
    List<CommentId> wanted(ReplySelection replies, Set<CommentId> known) {
        List<CommentId> wanted = new ArrayList<>();
        for (CommentId comment : reached(known)) {
            if (!known.contains(comment)) {
                wanted.add(comment);
                wanted.addAll(repliesWanted(comment, replies));
            }
        }
        return wanted;
    }

    /** The first comment that ends an incremental reading, by its position; empty if none does. */
    Optional<Integer> firstKnown(Set<CommentId> known) {
        List<CommentId> top = note.commentIds().toList();
        for (int position = pinned; position < top.size(); position++) {
            if (known.contains(top.get(position))) {
                return Optional.of(position);
            }
        }
        return Optional.empty();
    }

    private List<CommentId> reached(Set<CommentId> known) {
        List<CommentId> top = note.commentIds().toList();
        return top.subList(0, firstKnown(known).orElse(top.size()));
    }

    private List<CommentId> repliesWanted(CommentId comment, ReplySelection limits) {
        List<CommentId> all = note.replyIds(comment).toList();
        return limits.atMost() == 0 || all.size() < limits.atLeast()
                ? List.of()
                : all.subList(0, (int) Math.min(all.size(), limits.atMost()));
    }

    /** Why it stopped; a cursor that a resumed reading cannot send leads nowhere, under whatever name that is told. */
    static StopReason reason(Termination stop) {
        boolean notSent = stop.failure()
                .filter(failure -> failure instanceof InvalidRequestException
                        && failure.status().isEmpty())
                .isPresent();
        return notSent ? StopReason.STALLED_CURSOR : stop.reason();
    }

    /** How a reading without limits must end. */
    Set<StopReason> ends(Set<CommentId> known) {
        if (firstKnown(known).isPresent()) {
            return Set.of(StopReason.KNOWN_REACHED);
        }
        return switch (chain) {
            case HEALTHY -> Set.of(StopReason.END_OF_PAGES);
            case FIRST_PAGE_FOREVER -> Set.of(StopReason.REPEATED_PAGE);
            // On page 1 its cursor names no comment, which App V2 cannot be asked with.
            case EMPTY_PAGE_WITH_MORE ->
                chainAtPage == 1
                        ? Set.of(StopReason.EMPTY_PAGES, StopReason.STALLED_CURSOR)
                        : Set.of(StopReason.EMPTY_PAGES);
            default -> Set.of(StopReason.STALLED_CURSOR);
        };
    }

    /** How many pages a perfect reader buys over this route; of a bad chain, as many more as it takes to see it. */
    int pagesNeeded(TikHubRoute route, ReplySelection replies, Set<CommentId> known, int emptyTolerated) {
        int top = firstKnown(known)
                .map(position -> position / pageSize + 1)
                .orElseGet(() -> note.pages()
                        + switch (chain) {
                            case FIRST_PAGE_FOREVER -> 1;
                            case EMPTY_PAGE_WITH_MORE ->
                                route == TikHubRoute.APP_V2 && chainAtPage == 1 ? 1 : emptyTolerated + 1;
                            default -> 0;
                        });
        int ofReplies = 0;
        for (CommentId comment : reached(known)) {
            int wanted = repliesWanted(comment, replies).size();
            long all = note.replyIds(comment).count();
            long came = route == TikHubRoute.APP_V2 ? Math.min(inlined, all) : 0;
            if (!known.contains(comment) && wanted > 0 && came < replies.atMost() && came < all) {
                ofReplies += (wanted - 1) / replyPageSize + 1;
            }
        }
        return top + ofReplies;
    }

    /** The comments on these pages, those excepted that had been on an earlier one. */
    Set<CommentId> on(List<Ledger.Entry> pages) {
        List<CommentId> top = note.commentIds().toList();
        Set<CommentId> served = new HashSet<>();
        for (Ledger.Entry page : pages) {
            if (page.note().equals(Optional.of(note.id().value()))) {
                if (page.comment().isPresent()) {
                    served.addAll(rows(
                            note.replyIds(CommentId.of(page.comment().get())).toList(), page, replyPageSize));
                } else {
                    List<CommentId> comments = rows(top, page, pageSize);
                    served.addAll(comments);
                    if (page.route().equals(Optional.of(TikHubRoute.APP_V2))) {
                        comments.forEach(
                                comment -> note.replyIds(comment).limit(inlined).forEach(served::add));
                    }
                }
            }
        }
        return served;
    }

    private static List<CommentId> rows(List<CommentId> all, Ledger.Entry page, int size) {
        int from = cursorOf(page).map(id -> all.indexOf(CommentId.of(id)) + 1).orElse(0);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    /** Which comment the cursor of this request names, whatever its form. */
    static Optional<String> cursorOf(Ledger.Entry request) {
        Matcher id = ID.matcher(request.cursor().orElse(""));
        return id.find() ? Optional.of(id.group()) : Optional.empty();
    }

    /** Whether the request leads behind the last comment that is ever served; there many pages can have one place. */
    boolean isBehindTheLast(Ledger.Entry request) {
        List<CommentId> top = note.commentIds().toList();
        return request.comment().isEmpty()
                && (top.isEmpty()
                        || cursorOf(request)
                                .equals(Optional.of(top.get(top.size() - 1).value())));
    }
}
