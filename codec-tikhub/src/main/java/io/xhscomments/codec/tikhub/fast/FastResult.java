package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.page.CommentPage;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A page, and the members of the envelope that describe the fetch. The page has a placeholder for its receipt.
 *
 * @param page the page
 * @param requestId {@code request_id}, or null
 * @param timeStamp {@code time_stamp}
 * @param router {@code router}, or null
 * @param cacheUrl {@code cache_url}, or null
 */
public record FastResult(
        CommentPage page,
        @Nullable String requestId,
        OptionalLong timeStamp,
        @Nullable String router,
        @Nullable String cacheUrl) {}
