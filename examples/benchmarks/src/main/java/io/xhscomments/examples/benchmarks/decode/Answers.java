package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.testkit.SyntheticNote;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Answers that nobody got, all different. All of them follows from size and count. */
final class Answers {
    private static final int KILO = 1024;
    private static final int REPLIES = 3;

    private Answers() {}

    static List<Answer> of(PageSize size, int count) {
        return IntStream.range(0, count)
                .mapToObj(seed -> of(seed, size.route, size.comments))
                .toList();
    }

    static Answer of(int seed, TikHubRoute route, int comments) {
        SyntheticNote note = SyntheticNote.builder(seed)
                .pageSize(comments)
                .comments(2 * comments)
                .replies(REPLIES)
                .inlineReplies(REPLIES)
                .pinned(1)
                .build();
        PageRequest request = PageRequest.comments(note.id());
        RandomGenerator random = new SplittableRandom(seed);
        return new Answer(request, RawPage.recorded(Variety.in(note.page(route, request), random)));
    }

    static double meanLength(List<Answer> answers) {
        return answers.stream().mapToInt(Answer::length).average().orElseThrow();
    }

    static String describe(List<Answer> answers) {
        return String.format(
                Locale.ROOT, "%d distinct answers of %.1f KB on average", answers.size(), meanLength(answers) / KILO);
    }

    static int comments(List<Comment> top) {
        return top.stream().mapToInt(comment -> 1 + comments(comment.replies())).sum();
    }
}
