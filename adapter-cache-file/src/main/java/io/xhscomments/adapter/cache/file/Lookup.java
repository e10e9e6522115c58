package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look into the store found under a page's name: a page to serve, one that is too old or of unknown age,
 * nothing, or something that cannot be trusted. Immutable.
 */
record Lookup(
        State state, @Nullable PageFile page, @Nullable IOException trouble) {
    /** What there is. */
    enum State {
        FRESH,
        TOO_OLD,
        NOTHING,
        TROUBLE
    }

    /**
     * Looks.
     *
     * @param limit which pages are recent enough; empty if every page is
     */
    static Lookup in(StoreReader room, PageFileName name, Optional<AgeLimit> limit) {
        try {
            PageFile page = room.page(name);
            if (!page.isOf(name)) {
                throw new CorruptPageException("it holds another page: "
                        + page.header().get(PageHeader.KEY).orElse("one without a key"));
            }
            boolean fresh = limit.isEmpty() || limit.get().accepts(page);
            return new Lookup(fresh ? State.FRESH : State.TOO_OLD, page, null);
        } catch (NoSuchFileException nothing) {
            return new Lookup(State.NOTHING, null, null);
        } catch (IOException trouble) {
            return new Lookup(State.TROUBLE, null, trouble);
        }
    }

    /** A page to serve. */
    Optional<PageFile> fresh() {
        return state == State.FRESH ? Optional.ofNullable(page) : Optional.empty();
    }

    /** Damage that may be set aside, if that is what was found. */
    Optional<CorruptPageException> damage() {
        return trouble instanceof CorruptPageException damage && damage.mayBeSetAside()
                ? Optional.of(damage)
                : Optional.empty();
    }
}
