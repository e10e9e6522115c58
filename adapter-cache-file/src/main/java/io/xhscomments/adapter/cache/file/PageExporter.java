package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Hands pages out as a store that can be committed: without links to free copies, each body through a redaction that
 * the caller hands in, each file declared as redacted and read again before it counts. Sends nothing. Immutable, safe
 * to share between threads; one export at a time may write to one directory.
 */
public final class PageExporter {
    private static final String COMMENTERS = "commenters";
    private static final String PSEUDONYMS = "pseudonyms";

    private final PageStore store;
    private final PageDecoder decoder;
    private final UnaryOperator<byte[]> redaction;
    private final boolean pseudonyms;
    private final Predicate<StoredPage> wanted;

    private PageExporter(
            PageStore store,
            PageDecoder decoder,
            UnaryOperator<byte[]> redaction,
            boolean pseudonyms,
            Predicate<StoredPage> wanted) {
        this.store = store;
        this.decoder = Objects.requireNonNull(decoder, "decoder");
        this.redaction = Objects.requireNonNull(redaction, "redaction");
        this.pseudonyms = pseudonyms;
        this.wanted = Objects.requireNonNull(wanted, "wanted");
    }

    static PageExporter of(PageStore store, PageDecoder decoder, UnaryOperator<byte[]> redaction) {
        return new PageExporter(store, decoder, redaction, false, any -> true);
    }

    /**
     * What was handed out.
     *
     * @param pages how many pages were written, or were there to the letter
     * @param refused pages that stayed behind, because their redacted response is no page any more, or something is in
     *     the way that no export wrote
     */
    public record Exported(int pages, List<Refused> refused) {
        /** Copies the list. */
        public Exported {
            refused = List.copyOf(refused);
        }
    }

    /**
     * A page that stayed behind.
     *
     * @param page which
     * @param why what is wrong with its redacted response, or what is in the way
     */
    public record Refused(StoredPage page, String why) {}

    /** Hands out these pages only. */
    public PageExporter only(Predicate<StoredPage> pages) {
        return new PageExporter(store, decoder, redaction, pseudonyms, pages);
    }

    /** Declares, in each page's header, that the redaction gives commenters other names. */
    public PageExporter declaringPseudonyms() {
        return new PageExporter(store, decoder, redaction, true, wanted);
    }

    /**
     * Writes the pages into a directory, which becomes a store. What an earlier export wrote there is replaced, and
     * nothing else.
     *
     * @throws IllegalArgumentException if it is the directory of the store itself
     * @throws UncheckedIOException if a directory cannot be read or written
     */
    public Exported to(Path directory) {
        PageStore target = PageStore.at(directory);
        int pages = 0;
        List<Refused> refused = new ArrayList<>();
        try {
            if (isSame(store.room().root(), target.room().root())) {
                throw new IllegalArgumentException(
                        "An export must go to another directory than its store's, but goes to " + directory);
            }
            target.shelf().prepare();
            for (StoredPage page : store.pages()) {
                if (wanted.test(page)) {
                    Optional<String> trouble = write(page, target);
                    trouble.ifPresent(why -> refused.add(new Refused(page, why)));
                    pages += trouble.isEmpty() ? 1 : 0;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The export to " + directory + " failed: " + broken, broken);
        }
        return new Exported(pages, refused);
    }

    /** By whatever names they go. */
    private static boolean isSame(Path one, Path other) throws IOException {
        return one.equals(other) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }

    /** Why not; empty if it is written. */
    private Optional<String> write(StoredPage page, PageStore target) throws IOException {
        PageFile original;
        byte[] body;
        try {
            original = PageFile.verify(store.room().read(page.file()));
            body = redacted(page.key().request(), original.body());
        } catch (CommentSourceException | IllegalArgumentException unfit) {
            return Optional.of(String.valueOf(unfit.getMessage()));
        } catch (IOException unreadable) {
            return Optional.of(CorruptPageException.words(unreadable));
        }
        PageHeader header =
                original.header().copy().without(PageHeader.CACHE_URL).with(PageHeader.FORM, PageHeader.REDACTED);
        if (pseudonyms) {
            header.with(COMMENTERS, PSEUDONYMS);
        }
        PageFileName name = PageFileName.of(page.key());
        Optional<String> taken = taken(target, name);
        if (taken.isPresent()) {
            return taken;
        }
        replace(target, name, header, body);
        byte[] read = Lookup.in(target.room(), name, Optional.empty())
                .fresh()
                .orElseThrow(() -> new IOException(name.file() + " cannot be read again"))
                .body();
        if (!Arrays.equals(body, read)) {
            throw new IOException(name.file() + " reads as something else than was written");
        }
        return Optional.empty();
    }

    /** The response as it may be handed on: it must have the same comments. */
    private byte[] redacted(PageRequest request, byte[] body) {
        byte[] redacted = redaction.apply(body.clone());
        if (!ids(request, redacted).equals(ids(request, body))) {
            throw new IllegalArgumentException("its redacted response has other comments");
        }
        return redacted;
    }

    private List<CommentId> ids(PageRequest request, byte[] body) {
        CommentPage page = decoder.decode(request, RawResponse.stored(body));
        return page.comments().stream().map(Comment::id).toList();
    }

    /** What is in a page's way: whatever no export wrote may have been paid for. */
    private static Optional<String> taken(PageStore target, PageFileName name) {
        Path root = target.room().root();
        for (Path there : List.of(name.page(root), name.part(root))) {
            try {
                PageHeader header =
                        PageFile.unfinished(target.room().read(there)).header();
                if (header.get(PageHeader.FORM)
                        .filter(PageHeader.REDACTED::equals)
                        .isEmpty()) {
                    return Optional.of(there + " is in the way: it was not exported");
                }
            } catch (NoSuchFileException free) {
                continue;
            } catch (IOException unknown) {
                return Optional.of(there + " is in the way: " + CorruptPageException.words(unknown));
            }
        }
        return Optional.empty();
    }

    private static void replace(PageStore target, PageFileName name, PageHeader header, byte[] body)
            throws IOException {
        StoreWriter shelf = target.shelf();
        shelf.directory(name.directory());
        Path part = name.part(target.room().root());
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            shelf.disk().delete(part);
        }
        // Under a name of its own: another export to the same directory may write the same page now.
        Path draft = part.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try (PartFile written = PartFile.write(shelf.disk(), draft, header, body)) {
            written.finish(body, name.page(target.room().root()));
        } catch (IOException failed) {
            shelf.disk().delete(draft);
            throw failed;
        }
    }
}
