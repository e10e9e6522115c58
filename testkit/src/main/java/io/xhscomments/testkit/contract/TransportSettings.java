package io.xhscomments.testkit.contract;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings of a transport under test. An immutable value; its text does not contain the key.
 *
 * @param baseUrl the address of the service: on loopback, with or without a path, with or without a trailing slash
 * @param apiPath the first part of the service's paths, relative to the base address
 * @param key the key to send
 * @param route the route of the requests
 * @param callTimeout the time limit of one call, from connecting to the last byte
 * @param maxResponseBytes the size limit of a response, decompressed
 */
public record TransportSettings(
        URI baseUrl, ApiPath apiPath, ApiKey key, TikHubRoute route, Duration callTimeout, long maxResponseBytes) {
    /** Rejects null. */
    public TransportSettings {
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(apiPath, "apiPath");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(callTimeout, "callTimeout");
    }
}
