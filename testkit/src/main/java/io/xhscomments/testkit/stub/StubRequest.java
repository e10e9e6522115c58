package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page request that a stub received. An immutable value without the key.
 *
 * @param ordinal the number of the request since the start or the last reset, from 1
 * @param route the route
 * @param page the requested page; page 1 if the cursor is invalid or was sent under a wrong name
 * @param path the path relative to the stub's base address, without a leading slash
 * @param parameters all parameters by name, decoded, including those that the service ignores
 * @param headers by lower-case name, without {@code authorization}
 */
public record StubRequest(
        int ordinal,
        TikHubRoute route,
        PageRequest page,
        String path,
        Map<String, String> parameters,
        Map<String, String> headers) {
    /** Copies the maps. */
    public StubRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Ordinal, route and page. Headers are left out, because they may contain secrets. */
    @Override
    public String toString() {
        return "StubRequest[" + ordinal + ", " + route.id() + ", " + page.describe() + "]";
    }
}
