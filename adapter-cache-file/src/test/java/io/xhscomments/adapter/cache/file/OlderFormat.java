package io.xhscomments.adapter.cache.file;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.util.Optional;
import java.util.function.Function;

/** The format of an earlier version, which fails for responses that the present version can decode. */
record OlderFormat(Function<PageRequest, Optional<RuntimeException>> failure) implements ResponseFormat {
    private static final TikHubDecoder PRESENT = TikHubDecoder.create();

    /** A format that cannot decode the responses to this request. */
    static OlderFormat without(PageRequest undecodable) {
        return failing(undecodable, new MalformedResponseException(undecodable, Charge.CHARGED, "$.data", "a list"));
    }

    static OlderFormat failing(PageRequest undecodable, RuntimeException failure) {
        return new OlderFormat(request -> request.equals(undecodable) ? Optional.of(failure) : Optional.empty());
    }

    @Override
    public String route() {
        return Responses.ROUTE;
    }

    @Override
    public CommentPage decode(PageRequest request, RawResponse response) throws CommentSourceException {
        Optional<RuntimeException> thrown = failure.apply(request);
        if (thrown.isPresent()) {
            throw thrown.get();
        }
        return PRESENT.decode(request, response);
    }

    @Override
    public Optional<PageKey> keyOf(byte[] body) {
        return PRESENT.keyOf(body);
    }

    @Override
    public Optional<CacheLink> linkIn(byte[] beginning) {
        return PRESENT.linkIn(beginning);
    }
}
