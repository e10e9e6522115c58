package io.xhscomments.testkit.contract;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * What a transport under test must be made with. An immutable value; printing it does not show the key.
 *
 * @param baseUrl where the service is: on loopback, with or without a path, with or without a slash at its end
 * @param apiPath what the paths of the service begin with, below the base address
 * @param key the key to send
 * @param route the route to ask
 * @param callTimeout how long one call may take in all, from connecting to the last byte
 * @param maxResponseBytes how many bytes of a response to read at the most, unzipped
 */
public record TransportSettings(
        URI baseUrl, ApiPath apiPath, ApiKey key, TikHubRoute route, Duration callTimeout, long maxResponseBytes) {
    /** Refuses null. */
    public TransportSettings {
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(apiPath, "apiPath");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(callTimeout, "callTimeout");
    }
}
