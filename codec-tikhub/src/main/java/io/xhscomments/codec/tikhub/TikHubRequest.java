package io.xhscomments.codec.tikhub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One GET request of the API, as path and parameters: what a {@link TikHubRoute} makes of a page request. An immutable
 * value. It holds no key; that belongs into the {@code Authorization} header.
 *
 * @param path relative to the base address, without a leading slash
 * @param parameters by name, in order, not encoded
 */
public record TikHubRequest(String path, Map<String, String> parameters) {
    /** Copies the parameters. */
    public TikHubRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * The whole address, percent-encoded, for HTTP stacks that take one.
     *
     * @param base the base address with or without a path prefix and a trailing slash
     */
    public URI uri(URI base) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text : text + "/") + path + "?" + query());
    }

    /** The same call where the service's paths begin with another {@link ApiPath}. */
    public TikHubRequest withApiPath(ApiPath apiPath) {
        return apiPath.equals(ApiPath.DEFAULT) ? this : new TikHubRequest(apiPath.resolve(path), parameters);
    }

    private String query() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
