package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.TikHubStub;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request as it reached a {@link TikHubStub}, and as the service would take it. An immutable value. The key is not
 * in it.
 *
 * @param ordinal the how-manieth request since the stub started or was reset, from 1
 * @param route the route that was asked
 * @param page the page that was asked for; the first one, where the cursor could not be read or came under a wrong name
 * @param path the path below the stub's base address, without a leading slash
 * @param parameters all parameters by name, decoded, those included that the service ignores
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

    /** Ordinal, route and page: headers may hold what is nobody's business. */
    @Override
    public String toString() {
        return "StubRequest[" + ordinal + ", " + route.id() + ", " + page.describe() + "]";
    }
}
