package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.testkit.wire.QueryString;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request that the stub received.
 *
 * @param path relative to the stub's base address, without a leading slash
 * @param headers by lower-case name
 */
record ReceivedRequest(String method, String path, Map<String, String> parameters, Map<String, String> headers) {
    /**
     * Reads a request.
     *
     * @param target path and query relative to the stub's base address, without a leading slash
     * @param headers by name, in upper or lower case
     */
    static ReceivedRequest of(String method, String target, Map<String, String> headers) {
        int query = target.indexOf('?');
        Map<String, String> byLowerCase = new TreeMap<>();
        headers.forEach((name, value) -> byLowerCase.put(name.toLowerCase(Locale.ROOT), value));
        return new ReceivedRequest(
                method,
                query < 0 ? target : target.substring(0, query),
                QueryString.parse(query < 0 ? "" : target.substring(query + 1)),
                byLowerCase);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    Map<String, String> headersWithoutKey() {
        Map<String, String> others = new LinkedHashMap<>(headers);
        others.remove(TikHubApi.AUTHORIZATION.toLowerCase(Locale.ROOT));
        return others;
    }
}
