package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.testkit.wire.QueryString;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param path below the stub's base address, without a leading slash
 * @param headers by lower-case name
 */
record Arrival(String method, String path, Map<String, String> parameters, Map<String, String> headers) {
    /**
     * Reads a request.
     *
     * @param target path and query below the stub's base address, without a leading slash
     * @param headers by name, in any case
     */
    static Arrival of(String method, String target, Map<String, String> headers) {
        int query = target.indexOf('?');
        Map<String, String> byLowerCase = new TreeMap<>();
        headers.forEach((name, value) -> byLowerCase.put(name.toLowerCase(Locale.ROOT), value));
        return new Arrival(
                method,
                query < 0 ? target : target.substring(0, query),
                QueryString.parse(query < 0 ? "" : target.substring(query + 1)),
                byLowerCase);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    Map<String, String> headersWithoutKey() {
        Map<String, String> shown = new LinkedHashMap<>(headers);
        shown.remove(TikHubApi.AUTHORIZATION.toLowerCase(Locale.ROOT));
        return shown;
    }
}
