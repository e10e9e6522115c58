package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.FileModes;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;

/** Checks the files in the page directories of a store. Immutable, safe to share between threads. */
@RequiredArgsConstructor
final class PageChecker {
    private static final String QUARANTINED_BY_READING =
            "reading through moves it to quarantine; refill reads its free copy, if there is one";
    private static final String LEFT_ALONE =
            "the store leaves it alone: use the version that wrote it, or move it away";

    private static final String LOST_TO_ITS_NOTE =
            "its note lacks the comments that only this replaced page contains; put a sound copy there";

    private final StoreContext store;
    private final ResponseDecoder decoder;
    private final Predicate<byte[]> holdsSecret;
    private final RecordChecker records;

    Findings check(Path file) {
        Findings findings = new Findings();
        check(file, findings);
        return findings;
    }

    /** A page that was replaced is still a part of its note. */
    Findings checkSuperseded(Path file) {
        Findings findings = new Findings();
        try {
            PageFile page = PageFileParser.verify(store.reader().read(file));
            Optional<PageFileName> name = StoreLayout.pageName(page, file);
            if (name.isPresent()) {
                records.checkSuperseded(name.get(), page);
            }
            checkSecrets(file, page.header(), page.body(), findings);
            findings.add(Kind.SUPERSEDED, file, "kept", "");
        } catch (IOException damaged) {
            findings.unreadable(file, CorruptPageException.describe(damaged), LOST_TO_ITS_NOTE);
        }
        return findings;
    }

    private void check(Path file, Findings findings) {
        if (StoreLayout.isPage(file)) {
            try {
                checkPage(file, findings);
            } catch (IOException damaged) {
                boolean movable = damaged instanceof CorruptPageException damage && damage.mayBeQuarantined();
                findings.unreadable(
                        file, CorruptPageException.describe(damaged), movable ? QUARANTINED_BY_READING : LEFT_ALONE);
            }
        } else if (StoreLayout.isPart(file)) {
            findings.add(
                    Kind.UNFINISHED,
                    file,
                    "a page that is being written, or that a dead writer left",
                    "requesting the page, or refill, completes it if that is free");
        } else {
            findings.foreign(file);
        }
    }

    private void checkPage(Path file, Findings findings) throws IOException {
        PageFile page = PageFileParser.verify(store.reader().read(file));
        Optional<PageFileName> name = StoreLayout.pageName(page, file);
        if (name.isEmpty()) {
            throw new CorruptPageException("its key is missing, or that of another file");
        }
        PageKey key = name.get().key();
        byte[] body = page.body();
        ResponseDecoder ofRoute = decoder.forRoute(key.route());
        Optional<String> otherRoute = ofRoute.routeOf(body).filter(route -> !route.equals(key.route()));
        if (otherRoute.isPresent()) {
            findings.add(
                    Kind.WRONG_ROUTE,
                    file,
                    "it is a response of " + otherRoute.get() + ", stored as a page of " + key.route(),
                    "import the response: it is stored again, under the route that it reports");
            return;
        }
        try {
            ofRoute.decode(key.request(), RawResponse.stored(body));
        } catch (CommentSourceException failure) {
            throw new CorruptPageException("it does not decode: " + failure.getMessage());
        }
        records.checkPage(name.get());
        PageHeader header = page.header();
        findings.soundPage(!header.isExported() && isOpenToOthers(file));
        checkAge(file, header, findings);
        checkSecrets(file, header, body, findings);
    }

    private void checkSecrets(Path file, PageHeader header, byte[] body, Findings findings) {
        if (header.isExported() && (header.get(PageHeader.CACHE_URL).isPresent() || holdsSecret.test(body))) {
            findings.add(Kind.SECRET, file, "it holds a secret, though it is redacted", "export it again");
        }
    }

    private void checkAge(Path file, PageHeader header, Findings findings) {
        Optional<Instant> fetchedAt = header.fetchedAt();
        boolean known =
                fetchedAt.filter(time -> AgeLimit.isKnown(time, store.now())).isPresent();
        if (header.get(PageHeader.FETCHED_AT).isPresent() && !known) {
            findings.add(
                    Kind.UNKNOWN_AGE,
                    file,
                    fetchedAt
                            .map(time -> "its header says that it was fetched at " + time + ", which is in the future")
                            .orElse("its header has no valid time of the request"),
                    "it is served; a refresh, or reading with a maximum age, pays for it again");
        }
    }

    private boolean isOpenToOthers(Path file) {
        return FileModes.isOpenToOthers(file)
                && FileModes.isOpenToOthers(Objects.requireNonNull(file.getParent()))
                && FileModes.isOpenToOthers(store.root());
    }
}
