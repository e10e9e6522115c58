package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which stored responses contain the replies to each comment of a note. Safe to share between threads. */
final class ReplyPages {
    private final Map<CommentId, Set<StoredGeneration>> byRoot = new ConcurrentHashMap<>();

    void add(CommentReplies request, StoredGeneration generation) {
        byRoot.compute(request.comment(), (root, known) -> {
            Set<StoredGeneration> generations = known == null ? new LinkedHashSet<>() : new LinkedHashSet<>(known);
            generations.add(generation);
            return generations;
        });
    }

    /** The responses with replies to a comment, oldest first as far as the record tells. */
    List<StoredGeneration> of(CommentId root) {
        return List.copyOf(byRoot.getOrDefault(root, Set.of()));
    }

    /** Whether a page of the chain was replaced, so that replaced pages may contain replies that no other one has. */
    boolean wereReplaced(CommentId root) {
        Set<String> pages = new HashSet<>();
        return !of(root).stream().map(StoredGeneration::hex).allMatch(pages::add);
    }
}
