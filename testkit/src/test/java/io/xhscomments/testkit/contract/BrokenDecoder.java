package io.xhscomments.testkit.contract;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A decoder with one flaw, and the rules that must fail.
 *
 * @param work decodes a response, with the help of a correct decoder
 */
record BrokenDecoder(String flaw, Set<String> rules, Work work) implements Broken {
    /** The flawed decoding. */
    interface Work {
        CommentPage decode(PageDecoder healthy, PageRequest request, RawResponse response);
    }

    static List<BrokenDecoder> all() {
        return Stream.of(BrokenPages.ALL, BrokenTolerance.ALL, BrokenFailures.ALL)
                .flatMap(List::stream)
                .toList();
    }

    static BrokenDecoder broken(String flaw, Work work, String... rules) {
        return new BrokenDecoder(flaw, new TreeSet<>(List.of(rules)), work);
    }

    PageDecoder make(ApiKey key) {
        PageDecoder healthy = TikHubDecoder.redacting(key);
        return (request, response) -> work.decode(healthy, request, response);
    }

    @Override
    public Class<?> contract() {
        return BrokenContracts.OfADecoder.class;
    }

    @Override
    public String toString() {
        return flaw;
    }
}
