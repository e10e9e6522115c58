package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of looking for a page under its name. Immutable. */
public record Lookup(
        State state, @Nullable PageFile page, @Nullable IOException failure) {
    /** The state of the page file. */
    public enum State {
        /** The page can be served. */
        FRESH,
        /** The page is too old, or its age is unknown. */
        TOO_OLD,
        /** There is no file. */
        MISSING,
        /** The file is damaged, or must not be used. */
        UNREADABLE
    }

    /**
     * Looks for a page.
     *
     * @param limit which pages are recent enough; empty if every page is
     */
    public static Lookup in(StoreReader reader, PageFileName name, Optional<AgeLimit> limit) {
        try {
            PageFile page = reader.page(name);
            if (!page.isOf(name)) {
                throw new CorruptPageException("it holds another page: "
                        + page.header().get(PageHeader.KEY).orElse("one without a key"));
            }
            boolean fresh = limit.isEmpty() || limit.get().accepts(page);
            return new Lookup(fresh ? State.FRESH : State.TOO_OLD, page, null);
        } catch (NoSuchFileException missing) {
            return new Lookup(State.MISSING, null, null);
        } catch (IOException unreadable) {
            return new Lookup(State.UNREADABLE, null, unreadable);
        }
    }

    /** The page, if it can be served. */
    public Optional<PageFile> fresh() {
        return state == State.FRESH ? Optional.ofNullable(page) : Optional.empty();
    }

    /** The damage, if the file may be moved to quarantine. */
    public Optional<CorruptPageException> damage() {
        return failure instanceof CorruptPageException damage && damage.mayBeQuarantined()
                ? Optional.of(damage)
                : Optional.empty();
    }

    /** Whether there is a file that must stay where it is. */
    public boolean isBlocked() {
        return state == State.UNREADABLE && damage().isEmpty();
    }
}
