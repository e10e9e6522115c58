package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.ExportReport;
import io.xhscomments.adapter.cache.file.report.ExportReport.Refused;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lombok.RequiredArgsConstructor;

/** Exports redacted pages of a store, on all cores. Immutable, safe to share between threads. */
@RequiredArgsConstructor
public final class StoreExport {
    private static final String COMMENTERS = "commenters";
    private static final String PSEUDONYMS = "pseudonyms";

    private final StoreReader reader;
    private final PageDecoder decoder;
    private final UnaryOperator<byte[]> redaction;
    private final boolean declaresPseudonyms;
    private final Predicate<StoredPage> selectedPages;

    public ExportReport to(Path directory, StoreContext targetStore) throws IOException {
        if (isSame(reader.root(), targetStore.root())) {
            throw new IllegalArgumentException(
                    "An export must go to another directory than its store's, but goes to " + directory);
        }
        ExportTarget target = new ExportTarget(targetStore);
        target.prepare();
        try {
            List<Refused> refused = new ArrayList<>();
            int exported = export(StoreLister.list(reader), false, target, refused)
                    + export(StoreLister.superseded(reader), true, target, refused);
            target.publish();
            return new ExportReport(exported, refused);
        } finally {
            target.discard();
        }
    }

    private int export(List<StoredPage> all, boolean superseded, ExportTarget target, List<Refused> refused) {
        List<StoredPage> pages = all.stream().filter(selectedPages).toList();
        List<Refused> refusedHere = pages.parallelStream()
                .map(page -> export(page, superseded, target).map(reason -> new Refused(page, reason)))
                .flatMap(Optional::stream)
                .toList();
        refused.addAll(refusedHere);
        return pages.size() - refusedHere.size();
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return one.equals(other) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }

    /** The reason why the page was not exported; empty if it was. */
    private Optional<String> export(StoredPage page, boolean superseded, ExportTarget target) {
        PageHeader header;
        byte[] body;
        try {
            PageFile original = PageFileParser.verify(reader.read(page.file()));
            header = exported(original.header());
            body = redacted(page.key(), original.body());
        } catch (CommentSourceException | IllegalArgumentException unfit) {
            return Optional.of(String.valueOf(unfit.getMessage()));
        } catch (IOException unreadable) {
            return Optional.of(CorruptPageException.describe(unreadable));
        }
        return target.write(PageFileName.of(page.key()), header, body, superseded);
    }

    private PageHeader exported(PageHeader original) {
        PageHeader header = original.copy().without(PageHeader.CACHE_URL).with(PageHeader.FORM, PageHeader.REDACTED);
        return declaresPseudonyms ? header.with(COMMENTERS, PSEUDONYMS) : header;
    }

    /** The redacted response, which must contain the same comments. */
    private byte[] redacted(PageKey key, byte[] body) {
        byte[] redacted = redaction.apply(body.clone());
        if (!commentIds(key, redacted).equals(commentIds(key, body))) {
            throw new IllegalArgumentException("its redacted response has other comments");
        }
        return redacted;
    }

    private List<CommentId> commentIds(PageKey key, byte[] body) {
        CommentPage page = decoder.forRoute(key.route()).decode(key.request(), RawResponse.stored(body));
        return page.comments().stream().map(Comment::id).toList();
    }
}
