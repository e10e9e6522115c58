package io.xhscomments.core.page;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One response as bytes, with any status: a transport returns it and a store keeps it. Safe to share between threads if
 * the body is treated as immutable: it is not copied, so neither the creator nor the receiver may write to it.
 */
public final class RawResponse {
    /** The origin of a response, which determines whether this fetch may have been charged. */
    public enum Origin {
        /** A request was sent for it now. */
        NETWORK,
        /** It was stored by an earlier request; nothing was sent now. */
        STORE
    }

    /** The HTTP status of a successful response. */
    public static final int HTTP_OK = 200;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Origin origin;
    private final boolean redacted;

    /**
     * A response.
     *
     * @param status the HTTP status, 100 to 599
     * @param headers the headers of the response; names are lower-cased, and the caller joins several values of one
     *     name
     * @param body the body after content decoding (unzipped); not copied
     * @throws IllegalArgumentException if the status is out of range
     */
    public RawResponse(int status, Map<String, String> headers, byte[] body, Origin origin) {
        this(status, headers, body, origin, false);
    }

    private RawResponse(int status, Map<String, String> headers, byte[] body, Origin origin, boolean redacted) {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("An HTTP status must be 100 to 599, but is " + status);
        }
        TreeMap<String, String> byName = new TreeMap<>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        this.status = status;
        this.headers = Collections.unmodifiableMap(byName);
        this.body = Objects.requireNonNull(body, "body");
        this.origin = Objects.requireNonNull(origin, "origin");
        this.redacted = redacted;
    }

    /** A stored response with HTTP 200, without headers. */
    public static RawResponse stored(byte[] body) {
        return new RawResponse(HTTP_OK, Map.of(), body, Origin.STORE);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers by lower-case name. */
    public Map<String, String> headers() {
        return headers;
    }

    /** One header; the name is case-insensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body after content decoding. Not a copy: do not write to it. */
    public byte[] body() {
        return body;
    }

    /** The origin of the response. */
    public Origin origin() {
        return origin;
    }

    /** The same response, marked as {@linkplain #isRedacted() redacted}. */
    public RawResponse redacted() {
        return new RawResponse(status, headers, body, origin, true);
    }

    /**
     * Whether a secret was replaced in the body, such as a key that the service echoed: by the transport, or before the
     * response was recorded. All other bytes are as received.
     */
    public boolean isRedacted() {
        return redacted;
    }

    /** Status, length and origin, without headers and body, which may contain secrets. */
    @Override
    public String toString() {
        return "RawResponse[status=" + status + ", " + body.length + " bytes, " + origin + "]";
    }
}
