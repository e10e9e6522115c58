package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look into the store found under a page's name: a page to serve, one that is too old, nothing, or something
 * that cannot be trusted. Immutable.
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
     * @param oldest pages fetched before this are too old; empty if none is
     */
    static Found in(Room room, PageName name, Optional<Instant> oldest) {
        try {
            PageFile page = room.page(name);
            if (!page.isOf(name)) {
                throw new Damage("it holds another page: "
                        + page.header().get(PageHeader.KEY).orElse("one without a key"));
            }
            return new Found(isFresh(page, oldest) ? State.FRESH : State.TOO_OLD, page, null);
        } catch (NoSuchFileException nothing) {
            return new Found(State.NOTHING, null, null);
        } catch (IOException trouble) {
            return new Found(State.TROUBLE, null, trouble);
        }
    }

    static boolean isFresh(PageFile page, Optional<Instant> oldest) throws Damage {
        return oldest.isEmpty()
                || page.header()
                        .fetchedAt()
                        .filter(at -> !at.isBefore(oldest.get()))
                        .isPresent();
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
