package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.PageDecoder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The charged responses to one request that could not be decoded when they came, as the present decoder sees them: it
 * may be able to decode one. Finds those that earlier versions kept among their receipts, too. Immutable.
 *
 * @param decodable the newest that can be decoded now
 * @param blocking the newest that cannot be decoded
 */
record UndecodableResponses(Optional<Response> decodable, Optional<Response> blocking) {
    /** One of them, and the page that it is, if any. */
    record Response(Path file, Optional<PageFile> content, Optional<CommentPage> page, String reason) {
        StoredResponseUndecodableException asFailure(PageRequest request) {
            return new StoredResponseUndecodableException(
                    request,
                    "it is kept as " + file
                            + "; use a version that can decode it, import the page from elsewhere, or allow paying again;"
                            + " the reason was: " + reason);
        }
    }

    /**
     * Looks for them.
     *
     * @param limit older responses do not count, as pages do not; empty if all count
     */
    static UndecodableResponses of(StoreReader room, PageFileName name, PageDecoder decoder, Optional<AgeLimit> limit)
            throws IOException {
        List<Path> files = new ArrayList<>(room.kept(StoreReader.RECEIPTS, name));
        files.addAll(room.kept(StoreReader.UNDECODABLE, name));
        files.sort(Comparator.comparing(StoreLayout::name).reversed());
        Optional<Response> blocking = Optional.empty();
        for (Path file : files) {
            Optional<Response> response = read(room, name, decoder, limit, file);
            if (response.isPresent() && response.get().page().isPresent()) {
                return new UndecodableResponses(response, blocking);
            }
            blocking = blocking.or(() -> response);
        }
        return new UndecodableResponses(Optional.empty(), blocking);
    }

    /** Empty if it does not count, or the service reports a failure in it. */
    private static Optional<Response> read(
            StoreReader room, PageFileName name, PageDecoder decoder, Optional<AgeLimit> limit, Path file)
            throws IOException {
        try {
            PageFile content = PageFile.verify(room.read(file));
            if (!content.isOf(name)) {
                throw new CorruptPageException("its key is that of another page");
            }
            if (limit.isPresent() && !limit.get().ofThisCall().accepts(content)) {
                return Optional.empty();
            }
            Decoded decoded = Decoded.of(decoder, name.key().request(), content.body());
            return decoded.page().isPresent() || decoded.isUndecodable()
                    ? Optional.of(new Response(file, Optional.of(content), decoded.page(), decoded.reason()))
                    : Optional.empty();
        } catch (NoSuchFileException moved) {
            return Optional.empty();
        } catch (CorruptPageException damaged) {
            return limit.isPresent()
                    ? Optional.empty()
                    : Optional.of(new Response(
                            file, Optional.empty(), Optional.empty(), CorruptPageException.words(damaged)));
        }
    }
}
