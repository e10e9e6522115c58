package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
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
 * The charged responses to one request that could not be decoded when they arrived, judged by the present decoder.
 * Includes those that earlier versions kept in {@code receipts}. Immutable.
 *
 * @param decodable the newest response that can be decoded now
 * @param blocking the newest response that cannot be decoded
 */
public record UndecodableResponses(Optional<Response> decodable, Optional<Response> blocking) {
    /** A kept response, with its page if it can be decoded. */
    public record Response(Path file, Optional<PageFile> content, Optional<CommentPage> page, String reason) {
        public StoredResponseUndecodableException asFailure(PageRequest request) {
            return new StoredResponseUndecodableException(
                    request,
                    "it is kept as " + file
                            + "; use a version that can decode it, import the page from elsewhere, or allow paying again;"
                            + " the reason was: " + reason);
        }
    }

    /**
     * Reads and decodes the kept responses.
     *
     * @param limit older responses are ignored; empty if all count
     */
    public static UndecodableResponses of(
            StoreReader reader, PageFileName name, PageDecoder decoder, Optional<AgeLimit> limit) throws IOException {
        List<Path> files = new ArrayList<>(reader.held(StoreLayout.RECEIPTS, name));
        files.addAll(reader.held(StoreLayout.UNDECODABLE, name));
        files.sort(Comparator.comparing(StoreLayout::name).reversed());
        Optional<Response> blocking = Optional.empty();
        for (Path file : files) {
            Optional<Response> response = read(reader, name, decoder, limit, file);
            if (response.isPresent() && response.get().page().isPresent()) {
                return new UndecodableResponses(response, blocking);
            }
            blocking = blocking.or(() -> response);
        }
        return new UndecodableResponses(Optional.empty(), blocking);
    }

    /** Empty if the response is too old, or reports a failure. */
    private static Optional<Response> read(
            StoreReader reader, PageFileName name, PageDecoder decoder, Optional<AgeLimit> limit, Path file)
            throws IOException {
        try {
            PageFile content = PageFileParser.verify(reader.read(file));
            if (!content.isOf(name)) {
                throw new CorruptPageException("its key is that of another page");
            }
            if (limit.isPresent() && !limit.get().withoutTolerance().accepts(content)) {
                return Optional.empty();
            }
            DecodedResponse decoded = DecodedResponse.of(decoder, name.key().request(), content.body());
            return decoded.page().isPresent() || decoded.isUndecodable()
                    ? Optional.of(new Response(file, Optional.of(content), decoded.page(), decoded.reason()))
                    : Optional.empty();
        } catch (NoSuchFileException moved) {
            return Optional.empty();
        } catch (CorruptPageException damaged) {
            return limit.isPresent()
                    ? Optional.empty()
                    : Optional.of(new Response(
                            file, Optional.empty(), Optional.empty(), CorruptPageException.describe(damaged)));
        }
    }
}
