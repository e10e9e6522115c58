package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.fetch.DecodedResponse;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.report.HeldPage.Reason;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.PageDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** Judges the responses in {@code undecodable} and {@code receipts} with the present decoder. */
@RequiredArgsConstructor
final class HeldResponses {
    private final StoreReader reader;
    private final PageDecoder decoder;

    /** Why the response in a file is not a page; empty if the response reports a failure. */
    Optional<Reason> reason(Path file) {
        try {
            PageFile content = PageFileParser.verify(reader.read(file));
            Optional<PageFileName> name = StoreLayout.pageName(content, file);
            return name.isPresent() ? reason(name.get(), content.body()) : Optional.of(Reason.UNDECODABLE);
        } catch (IOException damaged) {
            return Optional.of(Reason.UNDECODABLE);
        }
    }

    private Optional<Reason> reason(PageFileName name, byte[] body) {
        PageKey key = name.key();
        DecodedResponse decoded = DecodedResponse.of(decoder.forRoute(key.route()), key.request(), body);
        if (decoded.page().isPresent()) {
            return Optional.of(Reason.DECODABLE);
        }
        return decoded.isUndecodable() ? Optional.of(Reason.UNDECODABLE) : Optional.empty();
    }

    /** Whether the store has no file of the page with these digits. */
    static boolean isMissing(StoreReader reader, String digits) {
        return !reader.exists(reader.root().resolve(PageFileName.file(digits)));
    }
}
