package io.xhscomments.testkit;

import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Responses of the service as files: the one it documents, and one for each way it has been seen to fail. Stateless,
 * safe to share between threads; nothing here sends a request. Every call that gives bytes gives a copy of the caller's
 * own.
 */
public final class Fixtures {
    /**
     * {@link #sample()} as a recorded page, for {@link io.xhscomments.testkit.recorded.Recorded}: the name of a page
     * store on the class path. It holds the one page, on the Web V1 route, without the link to its free copy.
     */
    public static final String SAMPLE_PAGES = "io/xhscomments/testkit/pages";

    /** The digest of {@link #sample()}: it is the documented response, not something like it. */
    static final String SAMPLE_SHA256 = "ee85b3ffe8a85895b25113e42e6945e9d66c26784fb3e357a3ef1f4d59c5f9cf";

    private static final NoteId SAMPLE_NOTE = NoteId.of("6683b283000000001f0052bf");

    private Fixtures() {}

    /**
     * The response that the service documents for the first page of {@link #sampleNote()} on the Web V1 route: seven
     * comments of 205, no more pages. It is the documented response to the byte, but for the signature in
     * {@code cache_url}, which is zeroed.
     */
    public static byte[] sample() {
        return resource("web-v1-get_note_comments.json");
    }

    /** The note of {@link #sample()}. */
    public static NoteId sampleNote() {
        return SAMPLE_NOTE;
    }

    /** All error responses, in the order of their names. */
    public static List<ErrorResponse> errors() {
        return Errors.ALL;
    }

    /**
     * One error response.
     *
     * @param name such as {@code 401-invalid-key}; {@link #errors()} has them all
     * @throws IllegalArgumentException if there is none of this name
     */
    public static ErrorResponse error(String name) {
        return Errors.ALL.stream()
                .filter(error -> error.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no error response \"" + name + "\"; there are "
                                + Errors.ALL.stream().map(ErrorResponse::name).toList()));
    }

    static byte[] resource(String name) {
        try (InputStream file = Fixtures.class.getResourceAsStream("fixtures/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The fixture " + name + " is missing from the class path");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The fixture " + name + " cannot be read", unreadable);
        }
    }

    /** Read once, when first asked for. */
    private static final class Errors {
        static final List<ErrorResponse> ALL = Stream.of(
                        "200-empty-data",
                        "200-inner-failure",
                        "200-inner-failure-app-v2",
                        "200-missing-note-empty-shell",
                        "400-deprecated",
                        "400-invalid-parameters",
                        "400-transient",
                        "401-invalid-key",
                        "402-free-credit",
                        "402-insufficient-balance",
                        "403-edge-blocked-user-agent",
                        "403-edge-problem-json",
                        "404-object",
                        "404-string",
                        "422-validation",
                        "429-object",
                        "429-string",
                        "500-object",
                        "502-html")
                .map(name -> ErrorResponseFile.read(name, resource("errors/" + name + ".json")))
                .toList();
    }
}
