package io.xhscomments.testkit;

import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.RawResponse.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One response of the service that is no page of comments, whatever its status: to be decoded as it is, or to be given
 * by a {@link TikHubStub}. Immutable, safe to share between threads; it sends nothing.
 *
 * <p>{@link Fixtures#errors()} has those that the service has been seen to give; {@link #of} makes others.
 */
public final class ErrorResponse {
    private final String name;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    ErrorResponse(String name, int status, Map<String, String> headers, byte[] body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("The HTTP status of a response must be 200 to 599, but is " + status);
        }
        this.name = Objects.requireNonNull(name, "name");
        this.status = status;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body.clone();
    }

    /**
     * A response of your own, named by its status.
     *
     * @param status the HTTP status, 200 to 599
     * @param headers the response's headers; copied
     * @param body the response's body before content coding; copied
     * @throws IllegalArgumentException if the status is out of range
     */
    public static ErrorResponse of(int status, Map<String, String> headers, byte[] body) {
        return new ErrorResponse(Integer.toString(status), status, headers, body);
    }

    /** What it is called: the name of its file without the ending, such as {@code 401-invalid-key}. */
    public String name() {
        return name;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers, names as given. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body; a copy. */
    public byte[] body() {
        return body.clone();
    }

    /** The response as a transport hands it up that has just asked the service. */
    public RawResponse asRawPage() {
        return new RawResponse(status, headers, body(), Origin.NETWORK);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The same response with one text in its body in place of another. */
    ErrorResponse with(String text, String inPlaceOf) {
        return new ErrorResponse(
                name, status, headers, text().replace(inPlaceOf, text).getBytes(StandardCharsets.UTF_8));
    }

    /** Name and status. */
    @Override
    public String toString() {
        return "ErrorResponse[" + name + ", status=" + status + "]";
    }
}
