package io.xhscomments.testkit;

import io.xhscomments.codec.tikhub.TikHubApi;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
                parameters(query < 0 ? "" : target.substring(query + 1)),
                byLowerCase);
    }

    /**
     * Reads the query as the service does: {@code +} is a space, and of two parameters of one name the last one counts.
     */
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    Map<String, String> headersWithoutKey() {
        Map<String, String> shown = new LinkedHashMap<>(headers);
        shown.remove(TikHubApi.AUTHORIZATION.toLowerCase(Locale.ROOT));
        return shown;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
