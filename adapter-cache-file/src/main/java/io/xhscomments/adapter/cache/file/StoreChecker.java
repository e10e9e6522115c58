package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.CheckReport.Finding;
import io.xhscomments.adapter.cache.file.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.HeldPage.Reason;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Looks at every file of a store, and touches none. For one run. */
final class StoreChecker {
    private static final Set<String> OURS = Set.of(StoreReader.MARKER, StoreReader.LOCK, StoreReader.ATTRIBUTES);
    private static final Map<String, Kind> SIDE_ROOMS = Map.of(
            StoreReader.IN_DOUBT, Kind.IN_DOUBT,
            StoreReader.QUARANTINE, Kind.QUARANTINED,
            StoreReader.UNDECODABLE, Kind.UNDECODABLE,
            StoreReader.FAILED, Kind.RECEIPT,
            StoreReader.RECEIPTS, Kind.UNDECODABLE,
            StoreReader.SUPERSEDED, Kind.OLDER,
            StoreReader.OLDER, Kind.OLDER);

    private static final String SET_ASIDE =
            "reading through sets it aside; refill reads its free copy, if there is one";
    private static final String FREE_OR_PAID =
            "refill reads its free copy, if there is one; otherwise import the response, or allow to pay again";
    private static final String LEFT_ALONE = "nothing touches it: use the version that wrote it, or move it away";

    private final PageStore store;
    private final ResponseDecoder decoder;
    private final Predicate<byte[]> holdsSecret;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private int pages;
    private int openToOthers;

    StoreChecker(PageStore store, ResponseDecoder decoder, Predicate<byte[]> holdsSecret) {
        this.store = store;
        this.decoder = Objects.requireNonNull(decoder, "decoder");
        this.holdsSecret = Objects.requireNonNull(holdsSecret, "holdsSecret");
    }

    CheckReport run() {
        Path root = store.room().root();
        checkFormat(root);
        for (Path entry : StoreLayout.entries(store)) {
            String name = StoreLayout.name(entry).replace("/", "");
            if (StoreLayout.isPageDirectory(entry)) {
                entries(entry).forEach(this::checkEntry);
            } else if (SIDE_ROOMS.containsKey(name) && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                unreadable(entry, "it must be a directory, and no link to one", "put the directory itself there");
            } else if (SIDE_ROOMS.containsKey(name)) {
                checkHeld(Objects.requireNonNull(SIDE_ROOMS.get(name)), name);
            } else if (!OURS.contains(name) || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                foreign(entry);
            }
        }
        missing.forEach(this::tellMissing);
        if (openToOthers > 0) {
            findings.add(new Finding(
                    Kind.OPEN_TO_OTHERS,
                    root,
                    openToOthers + " pages are as they came, with their links, and other users may read them",
                    "chmod -R o-rwx takes that away"));
        }
        return new CheckReport(pages, findings);
    }

    private List<Path> entries(Path directory) {
        try {
            return StoreReader.entries(directory);
        } catch (IOException unlistable) {
            unreadable(directory, CorruptPageException.words(unlistable), "make it readable");
            return List.of();
        }
    }

    private void checkFormat(Path root) {
        try {
            if (!StoreWriter.isStore(store.room())) {
                unreadable(
                        root,
                        "there is no " + StoreReader.MARKER,
                        "if this is the right directory, store a page in it");
            }
        } catch (IOException other) {
            unreadable(
                    root.resolve(StoreReader.MARKER),
                    CorruptPageException.words(other),
                    "use the version that wrote it");
        }
    }

    private void checkEntry(Path file) {
        if (StoreLayout.isPage(file)) {
            try {
                checkPage(file);
            } catch (IOException damaged) {
                boolean movable = damaged instanceof CorruptPageException damage && damage.mayBeSetAside();
                unreadable(file, CorruptPageException.words(damaged), movable ? SET_ASIDE : LEFT_ALONE);
            }
        } else if (StoreLayout.isPart(file)) {
            findings.add(new Finding(
                    Kind.UNFINISHED,
                    file,
                    "a page on its way, or what a writer left that died",
                    "asking for the page, or refill, makes a page of it if that can be had for nothing"));
        } else {
            foreign(file);
        }
    }

    private void checkPage(Path file) throws IOException {
        PageFile page = PageFile.verify(store.room().read(file));
        Optional<PageFileName> name = StoreLayout.nameOf(page, file);
        if (name.isEmpty()) {
            throw new CorruptPageException("its key is none, or that of another file");
        }
        byte[] body = page.body();
        PageKey key = name.get().key();
        Optional<String> named = decoder.routeOf(body).filter(route -> !route.equals(key.route()));
        if (named.isPresent()) {
            findings.add(new Finding(
                    Kind.WRONG_ROUTE,
                    file,
                    "it is a response of " + named.get() + ", stored as a page of " + key.route(),
                    "import the response: it is stored again, under the route that it names"));
            return;
        }
        try {
            decoder.decode(key.request(), RawResponse.stored(body));
        } catch (CommentSourceException noPage) {
            throw new CorruptPageException("it does not decode: " + noPage.getMessage());
        }
        pages++;
        PageHeader header = page.header();
        checkAge(file, header);
        boolean redacted =
                header.get(PageHeader.FORM).filter(PageHeader.REDACTED::equals).isPresent();
        if (redacted && (header.get(PageHeader.CACHE_URL).isPresent() || holdsSecret.test(body))) {
            findings.add(new Finding(Kind.SECRET, file, "it holds a secret, though it is redacted", "export it again"));
        }
        if (!redacted && isOpenToOthers(file)) {
            openToOthers++;
        }
    }

    private void checkAge(Path file, PageHeader header) {
        Optional<Instant> fetchedAt = header.fetchedAt();
        boolean known =
                fetchedAt.filter(at -> AgeLimit.isKnown(at, store.now())).isPresent();
        if (header.get(PageHeader.FETCHED_AT).isPresent() && !known) {
            findings.add(new Finding(
                    Kind.UNKNOWN_AGE,
                    file,
                    fetchedAt
                            .map(at -> "it was fetched at " + at + " by its header, which is later than now")
                            .orElse("its header does not hold a time where it was fetched"),
                    "it is served; a refresh, or reading with a maximum age, pays for it anew"));
        }
    }

    private boolean isOpenToOthers(Path file) {
        return FileModes.isOpenToOthers(file)
                && FileModes.isOpenToOthers(Objects.requireNonNull(file.getParent()))
                && FileModes.isOpenToOthers(store.room().root());
    }

    private void checkHeld(Kind kind, String directory) {
        for (Path entry : entries(store.room().root().resolve(directory))) {
            if (StoreLayout.isPageDirectory(entry)) {
                entries(entry).forEach(file -> checkHeld(kind, file));
            } else {
                checkHeld(kind, entry);
            }
        }
    }

    private void checkHeld(Kind kind, Path file) {
        Optional<String> digits = StoreLayout.digitsOf(file);
        if (digits.isEmpty()) {
            findings.add(new Finding(
                    kind, file, "kept", kind == Kind.IN_DOUBT || kind == Kind.QUARANTINED ? FREE_OR_PAID : ""));
            return;
        }
        Optional<Reason> undecodable =
                kind == Kind.UNDECODABLE ? HeldPages.reasonOf(store, file, decoder) : Optional.empty();
        if (undecodable.isPresent() || kind == Kind.QUARANTINED) {
            missing.add(digits.get());
        }
        switch (kind) {
            case IN_DOUBT, QUARANTINED -> findings.add(new Finding(kind, file, "kept", FREE_OR_PAID));
            case UNDECODABLE ->
                findings.add(undecodable
                        .map(reason -> reason == Reason.DECODABLE
                                ? new Finding(kind, file, "kept, and can be decoded now", "refill makes a page of it")
                                : new Finding(kind, file, "kept; it was charged and cannot be decoded", FREE_OR_PAID))
                        .orElseGet(() -> new Finding(Kind.RECEIPT, file, "kept", "")));
            default -> findings.add(new Finding(kind, file, "kept", ""));
        }
    }

    private void tellMissing(String digits) {
        if (HeldPages.isMissing(store, digits)) {
            findings.add(new Finding(
                    Kind.MISSING,
                    store.room().root().resolve(PageFileName.file(digits)),
                    "this page was paid for and is missing, see what is kept of it",
                    FREE_OR_PAID));
        }
    }

    private void foreign(Path file) {
        findings.add(new Finding(Kind.FOREIGN, file, "none of the store's files", ""));
    }

    private void unreadable(Path file, String what, String remedy) {
        findings.add(new Finding(Kind.UNREADABLE, file, what, remedy));
    }
}
