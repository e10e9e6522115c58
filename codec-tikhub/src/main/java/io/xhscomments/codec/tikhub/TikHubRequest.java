package io.xhscomments.codec.tikhub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A GET request of the API: the path and the parameters that a {@link TikHubRoute} creates for a page. An immutable
 * value. It has no key, which belongs in the {@code Authorization} header.
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
     * The complete address, percent-encoded.
     *
     * @param base the base address with or without a path prefix and a trailing slash
     */
    public URI uri(URI base) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text : text + "/") + path + "?" + query());
    }

    /** The same request at a service whose paths begin with another {@link ApiPath}. */
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
