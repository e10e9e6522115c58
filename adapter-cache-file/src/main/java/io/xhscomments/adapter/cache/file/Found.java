package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look into the store found under a page's name: a page to serve, one that is too old or of unknown age,
 * nothing, or something that cannot be trusted. Immutable.
 */
record Found(State state, @Nullable PageFile page, @Nullable IOException trouble) {
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
    static Found in(Room room, PageName name, Optional<AgeLimit> limit) {
        try {
            PageFile page = room.page(name);
            if (!page.isOf(name)) {
                throw new Damage("it holds another page: "
                        + page.header().get(PageHeader.KEY).orElse("one without a key"));
            }
            boolean fresh = limit.isEmpty() || limit.get().accepts(page);
            return new Found(fresh ? State.FRESH : State.TOO_OLD, page, null);
        } catch (NoSuchFileException nothing) {
            return new Found(State.NOTHING, null, null);
        } catch (IOException trouble) {
            return new Found(State.TROUBLE, null, trouble);
        }
    }

    /** A page to serve. */
    Optional<PageFile> fresh() {
        return state == State.FRESH ? Optional.ofNullable(page) : Optional.empty();
    }

    /** Damage that may be set aside, if that is what was found. */
    Optional<Damage> damage() {
        return trouble instanceof Damage damage && damage.mayBeSetAside() ? Optional.of(damage) : Optional.empty();
    }
}
