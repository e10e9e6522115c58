package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All replies to a comment that any stored page contains, each in its newest version: in the order of the present
 * chain, and those that are only on replaced pages by their time. Immutable.
 */
final class ReplyUnion {
    private final StoredChain chain;
    private final Map<CommentId, Comment> newest = new HashMap<>();
    /** The replies that are not in the chain, by the index of the reply in the chain before which they stand. */
    private final Map<Integer, List<Comment>> others = new HashMap<>();

    /**
     * The union.
     *
     * @param chain the present chain, which is complete
     * @param generations all stored responses with replies to the comment
     */
    ReplyUnion(StoredChain chain, List<StoredGeneration> generations, PageContents contents) throws IOException {
        this.chain = chain;
        List<StoredGeneration> oldestFirst = generations.stream()
                .sorted(Comparator.comparingLong(StoredGeneration::fetchedAt).thenComparing(StoredGeneration::checksum))
                .toList();
        for (StoredGeneration generation : oldestFirst) {
            try {
                contents.of(generation).comments().forEach(reply -> newest.put(reply.id(), reply));
            } catch (CommentSourceException undecodable) {
                continue;
            }
        }
        List<Comment> served = chain.replies();
        Set<CommentId> ids = new HashSet<>();
        served.forEach(reply -> ids.add(reply.id()));
        newest.values().stream()
                .filter(reply -> !ids.contains(reply.id()))
                .sorted(Comparator.comparing(Comment::createdAtOrIdTime)
                        .thenComparing(reply -> reply.id().value()))
                .forEach(reply -> others.computeIfAbsent(indexOf(reply, served), index -> new ArrayList<>())
                        .add(reply));
    }

    private static int indexOf(Comment reply, List<Comment> served) {
        Instant time = reply.createdAtOrIdTime();
        int index = 0;
        while (index < served.size() && !served.get(index).createdAtOrIdTime().isAfter(time)) {
            index++;
        }
        return index;
    }

    /**
     * The replies of one page of the chain, with the others that stand there.
     *
     * @param all whether to include the others before this page, too, because they were not served
     */
    List<Comment> on(PageRequest request, boolean all) {
        List<Comment> replies = new ArrayList<>();
        int index = 0;
        for (StoredChain.Stored stored : chain.pages()) {
            boolean asked = stored.request().equals(request);
            for (Comment reply : stored.page().comments()) {
                if (asked || all) {
                    replies.addAll(others.getOrDefault(index, List.of()));
                }
                if (asked) {
                    replies.add(newest.getOrDefault(reply.id(), reply));
                }
                index++;
            }
            if (asked) {
                if (stored.request().equals(chain.last().request())) {
                    replies.addAll(others.getOrDefault(index, List.of()));
                }
                return replies;
            }
        }
        return List.of();
    }

    boolean contains(PageRequest request) {
        return chain.pages().stream().anyMatch(stored -> stored.request().equals(request));
    }
}
