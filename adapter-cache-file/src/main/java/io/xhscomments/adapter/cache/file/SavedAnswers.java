package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.NotRecordedException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Serves pages out of a directory of saved raw answers, one {@code *.json} file each, as {@code curl -o} leaves them.
 * Never sends and never writes; every page is free. A page that is not there is a {@link NotRecordedException}. Safe to
 * share between threads.
 *
 * <p>The directory is listed once, when this is made, without its subdirectories; files that come later are not seen.
 * The file of a page is read again each time it is asked for. Symbolic links in the directory are not followed.
 */
public final class SavedAnswers implements PageTransport {
    private static final Map<String, String> NO_HEADERS = Map.of();

    private final Listing listing;
    private final Function<byte[], Optional<PageRequest>> requestOf;

    private SavedAnswers(Listing listing, Function<byte[], Optional<PageRequest>> requestOf) {
        this.listing = listing;
        this.requestOf = requestOf;
    }

    /**
     * The answers in a directory. Reads every {@code *.json} file in it once.
     *
     * @param requestOf tells which page a saved answer was asked for, or that it is none; the wire format's codec has
     *     one. May be called by many threads at once, and must not keep the bytes
     * @throws UncheckedIOException if the directory or one of its files cannot be read; the message names it
     * @throws IllegalArgumentException if two files hold the same page, or a file is larger than 64 MiB; the message
     *     names them
     */
    public static SavedAnswers in(Path directory, Function<byte[], Optional<PageRequest>> requestOf) {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(requestOf, "requestOf");
        return new SavedAnswers(Listing.of(directory, requestOf), requestOf);
    }

    /**
     * The saved answer to this very request: the same note, comment and cursor, to the letter. The sink sees it as a
     * 200 answer without headers.
     *
     * @throws NotRecordedException if there is none, or if its file is gone or holds another page by now; the message
     *     says what there is
     */
    @Override
    public RawPage send(PageRequest request, BodySink sink) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(sink, "sink");
        Path file = listing.find(request).orElseThrow(() -> new NotRecordedException(request, listing.near(request)));
        byte[] answer = reread(file, request);
        sink.head(200, NO_HEADERS);
        sink.write(answer, 0, answer.length);
        return RawPage.recorded(answer);
    }

    private byte[] reread(Path file, PageRequest request) {
        byte[] answer;
        try {
            answer = SavedFile.read(file);
        } catch (IOException e) {
            throw new NotRecordedException(request, "its file cannot be read any more, " + e);
        }
        if (!requestOf.apply(answer).filter(request::equals).isPresent()) {
            throw new NotRecordedException(request, "its file was changed meanwhile and holds another, " + file);
        }
        return answer;
    }

    /** The directory and the number of answers. */
    @Override
    public String toString() {
        return "SavedAnswers[" + listing.summary() + "]";
    }
}
