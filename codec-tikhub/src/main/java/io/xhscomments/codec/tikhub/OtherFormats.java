package io.xhscomments.codec.tikhub;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Formats of other routes that serve comments, so that their responses are named instead of called damaged: by the path
 * in the envelope or, where that is missing or a reseller's own, by their rows.
 */
final class OtherFormats {
    private OtherFormats() {}

    /** The name of the format, or empty if the response has one that is supported, or none that is known. */
    static Optional<String> of(Envelope envelope) {
        return RouterPath.otherSeries(envelope.router())
                .or(() -> envelope.page().flatMap(page -> ofPage(page.members(), envelope.rows())))
                .or(() -> envelope.page().isPresent() ? Optional.empty() : RouterPath.otherEndpoint(envelope.router()));
    }

    private static Optional<String> ofPage(Map<String, JsonValue> page, List<Map<String, JsonValue>> rows) {
        if (rows.isEmpty()) {
            return page.containsKey("hasMore") && !page.containsKey("has_more")
                    ? Optional.of("web_v3")
                    : Optional.empty();
        }
        if (rows.stream().anyMatch(row -> row.containsKey("user"))) {
            return Optional.empty();
        }
        if (rows.stream().allMatch(row -> row.containsKey("userInfo"))) {
            return Optional.of("web_v3");
        }
        return rows.stream().allMatch(row -> row.containsKey("user_info")) ? Optional.of("web_v2") : Optional.empty();
    }
}
