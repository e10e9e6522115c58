package io.xhscomments.core.port;

import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.PageKey;
import java.util.Optional;

/**
 * What a store must know of a wire format beyond decoding it: whom an answer belongs to, and where it can be read again
 * for free. Pure like the decoder it is: sends nothing, keeps nothing, and may be used by many threads at once.
 */
public interface AnswerFormat extends PageDecoder {
    /**
     * Whose answer this is, as it tells itself. Never fails.
     *
     * @param body a whole answer; it is not kept
     * @return empty if the answer does not tell
     */
    Optional<PageKey> keyOf(byte[] body);

    /**
     * Where an answer can be read again for free, as it tells itself. Never fails.
     *
     * @param beginning an answer, or as much of it as came; it is not kept
     * @return empty if that part does not tell
     */
    Optional<CacheLink> linkIn(byte[] beginning);
}
