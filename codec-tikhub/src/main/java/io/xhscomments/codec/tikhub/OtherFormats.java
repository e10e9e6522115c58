package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.envelope.Envelope;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.wire.FieldNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognizes the responses of routes that are not supported, so that a failure can name their format instead of calling
 * them malformed. The path in the envelope tells the format; where the path is missing or is a reseller's own, the rows
 * do.
 */
final class OtherFormats {
    private OtherFormats() {}

    /** The name of the format; empty if the format is supported or unknown. */
    static Optional<String> of(Envelope envelope) {
        return RouterPath.otherSeries(envelope.router())
                .or(() -> envelope.page().flatMap(page -> ofPage(page.members(), envelope.rows())))
                .or(() -> envelope.page().isPresent() ? Optional.empty() : RouterPath.otherEndpoint(envelope.router()));
    }

    private static Optional<String> ofPage(Map<String, JsonValue> page, List<Map<String, JsonValue>> rows) {
        if (rows.isEmpty()) {
            return page.containsKey("hasMore") && !page.containsKey(FieldNames.HAS_MORE)
                    ? Optional.of("web_v3")
                    : Optional.empty();
        }
        if (rows.stream().anyMatch(row -> row.containsKey(FieldNames.USER))) {
            return Optional.empty();
        }
        if (rows.stream().allMatch(row -> row.containsKey("userInfo"))) {
            return Optional.of("web_v3");
        }
        return rows.stream().allMatch(row -> row.containsKey("user_info")) ? Optional.of("web_v2") : Optional.empty();
    }
}
