package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Distinct synthetic responses, determined by size and number. */
final class EncodedResponses {
    private static final int KILO = 1024;
    private static final int REPLIES = 3;

    private EncodedResponses() {}

    static List<EncodedResponse> of(PageSize size, int count) {
        return IntStream.range(0, count)
                .mapToObj(seed -> of(seed, size.route, size.comments))
                .toList();
    }

    static EncodedResponse of(int seed, TikHubRoute route, int comments) {
        SyntheticNote note = SyntheticNote.builder(seed)
                .pageSize(comments)
                .comments(2 * comments)
                .replies(REPLIES)
                .inlineReplies(REPLIES)
                .pinned(1)
                .build();
        PageRequest request = PageRequest.comments(note.id());
        RandomGenerator random = new SplittableRandom(seed);
        return new EncodedResponse(request, RawResponse.stored(Variety.in(note.page(route, request), random)));
    }

    static double meanLength(List<EncodedResponse> responses) {
        return responses.stream().mapToInt(EncodedResponse::length).average().orElseThrow();
    }

    static String describe(List<EncodedResponse> responses) {
        return String.format(
                Locale.ROOT,
                "%d distinct responses of %.1f KB on average",
                responses.size(),
                meanLength(responses) / KILO);
    }

    static int comments(List<Comment> top) {
        return top.stream().mapToInt(comment -> 1 + comments(comment.replies())).sum();
    }
}
