package io.xhscomments.examples.cli.option;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.cache.file.Replay;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.InDoubtPolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.codec.tikhub.TikHubLinks;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.port.ShortLinkResolver;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.examples.cli.language.MessageKey;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for storing pages, and for reading stored pages. */
public final class StoreOptions {
    private static final String FAIL = "fail";
    private static final String PAY_AGAIN = "pay-again";
    /** So a run that was killed and started again, and two runs at once, share their first pages. */
    private static final Duration FIRST_PAGE_MAX_AGE = Duration.ofSeconds(60);

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description =
                    "Store every page in this directory, and read stored pages from it without a charge, so that no page is paid for twice.")
    private @Nullable Path store;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = "Read only stored pages of this directory, without a key, a network connection or a charge.")
    private @Nullable Path replay;

    @Option(
            names = "--store-group",
            description = "With --store: a new store is accessible to its group, and not only to its owner.")
    private boolean storeGroup;

    @Option(
            names = "--refresh",
            description = "With --store: pay for each page again, and keep the older pages as superseded.")
    private boolean refresh;

    @Option(
            names = "--new",
            description =
                    "With --store: bring the notes up to date at the price of what is new. Pays for the first page, and for the pages "
                            + "between it and the stored ones; all other comments come from the store. With --replies, also reads the "
                            + "replies of comments on these pages whose number has changed. With --max-age, looks again at pages "
                            + "that are older, and so also finds new replies to old comments.")
    private boolean onlyNew;

    @Option(
            names = "--pay-again",
            description =
                    "With --store: pay again for pages of these notes that are damaged, undecodable or in doubt. Before the first "
                            + "request, the program prints how many there are and what they cost. Default: damaged and "
                            + "undecodable pages are not paid for again.")
    private boolean payAgain;

    @Option(
            names = "--in-doubt",
            paramLabel = "WHAT",
            converter = InDoubtConverter.class,
            completionCandidates = InDoubtChoices.class,
            description =
                    "With --store: how to treat a page whose earlier request may have been charged and whose response is lost: "
                            + "${COMPLETION-CANDIDATES}. Default: pay-again.")
    private @Nullable InDoubtPolicy inDoubt;

    @Option(
            names = "--no-free-copies",
            description =
                    "With --store: do not look for free copies of lost responses. Use it where the host of the copies cannot be reached.")
    private boolean noFreeCopies;

    @Option(
            names = "--max-age",
            paramLabel = "AGE",
            converter = AgeConverter.class,
            description = "With --store or --replay: ignore pages older than this, for example 90m, 12h or 7d.")
    private @Nullable Duration maxAge;

    /**
     * Checks that the options fit together.
     *
     * @throws UsageException if they do not
     */
    public void check() {
        if (store != null && replay != null) {
            throw UsageException.of(command, MessageKey.USAGE_STORE_OR_REPLAY);
        }
        if (storeGroup && store == null) {
            throw UsageException.of(command, MessageKey.USAGE_STORE_GROUP);
        }
        if (store != null) {
            StoreDirectory.requireWritable(store, command);
        }
        if (refresh && (store == null || maxAge != null)) {
            throw UsageException.of(command, MessageKey.USAGE_REFRESH);
        }
        if (onlyNew && (store == null || refresh)) {
            throw UsageException.of(command, MessageKey.USAGE_NEW);
        }
        if ((payAgain || inDoubt != null || noFreeCopies) && store == null) {
            throw UsageException.of(command, MessageKey.USAGE_PAY_AGAIN);
        }
        if (maxAge != null && store == null && replay == null) {
            throw UsageException.of(command, MessageKey.USAGE_MAX_AGE);
        }
    }

    /** The source of {@code --replay}, if it is given. */
    public Optional<Replay> replay(ResponseFormat format) {
        return Optional.ofNullable(replay).map(dir -> {
            Replay.Builder pages = Replay.builder(PageStore.at(dir), format);
            return (maxAge == null ? pages : pages.maxAge(maxAge)).build();
        });
    }

    /** The stored responses to short links of {@code --replay}, if it is given. */
    public Optional<Replay> replayLinks() {
        return Optional.ofNullable(replay).map(dir -> PageStore.at(dir).replay(TikHubLinks.format()));
    }

    /** The note of a short link, if the store contains the response to the link. Sends nothing. */
    public Optional<NoteId> storedNote(ShortLink link) {
        try {
            return Optional.ofNullable(store)
                    .map(dir -> PageStore.at(dir).replay(TikHubLinks.format()).source())
                    .flatMap(stored -> ShortLinkResolver.over(any -> stored).resolve(link));
        } catch (CommentSourceException notStored) {
            return Optional.empty();
        }
    }

    /** The store of {@code --store}, if {@code --new} is given. */
    public Optional<PageStore> updatedStore() {
        return updates() ? Optional.ofNullable(store).map(PageStore::at) : Optional.empty();
    }

    /** Whether {@code --new} is given. */
    public boolean updates() {
        return onlyNew;
    }

    /** Whether {@code --store} is given. */
    public boolean stores() {
        return store != null;
    }

    /** Whether {@code --replay} is given, so that only stored pages are read. */
    public boolean replays() {
        return replay != null;
    }

    /** The store of {@code --store} in front of a transport, if it is given. */
    public Optional<ReadThrough> readThrough(PageTransport transport, ResponseFormat format, StoreListener listener) {
        return Optional.ofNullable(store).map(dir -> {
            ReadThrough.Builder through = readThrough(dir, transport, format, listener);
            Duration age = refresh ? Duration.ZERO : maxAge;
            if (onlyNew) {
                through.firstPageMaxAge(FIRST_PAGE_MAX_AGE);
            }
            return (age == null ? through : through.maxAge(age)).build();
        });
    }

    /**
     * Records readings in the store of {@code --store}, if it is given.
     *
     * @param format the format of a route; the pages may be of another one
     * @param others describes the options for what is read
     */
    public Optional<ReadingListener> recorder(ResponseFormat format, String others) {
        PageTransport nothing = (request, sink) -> {
            throw new IllegalStateException("A recorder sends nothing");
        };
        return readThrough(nothing, format, StoreListener.NONE)
                .map(pages -> pages.recorder(Stream.of(
                                onlyNew ? "--new" : "",
                                refresh ? "--refresh" : "",
                                maxAge == null ? "" : "--max-age " + maxAge,
                                others)
                        .filter(option -> !option.isEmpty())
                        .collect(Collectors.joining(" "))));
    }

    /** The same for the response to a short link, at any age: a stored link is not resolved again. */
    public Optional<ReadThrough> linkReadThrough(
            PageTransport transport, ResponseFormat format, StoreListener listener) {
        return Optional.ofNullable(store)
                .map(dir -> readThrough(dir, transport, format, listener).build());
    }

    private ReadThrough.Builder readThrough(
            Path dir, PageTransport transport, ResponseFormat format, StoreListener listener) {
        PageStore pages = storeGroup ? PageStore.builder(dir).groupAccess().build() : PageStore.at(dir);
        return withPolicies(ReadThrough.builder(pages, transport, format).listener(listener));
    }

    private ReadThrough.Builder withPolicies(ReadThrough.Builder through) {
        if (noFreeCopies) {
            through.noCacheLinks();
        }
        if (payAgain) {
            return through.corruptPagePolicy(CorruptPagePolicy.PAY_AGAIN)
                    .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                    .inDoubtPolicy(InDoubtPolicy.PAY_AGAIN);
        }
        return inDoubt == null ? through : through.inDoubtPolicy(inDoubt);
    }

    /**
     * The pages that {@code --pay-again} pays for again, as far as the store knows them. Pages in doubt are included
     * only with {@code --in-doubt fail}, because the default pays for them again anyway.
     *
     * @return empty without {@code --pay-again}
     */
    public Optional<List<PageKey>> paidAgain(PageDecoder decoder) {
        if (!payAgain || store == null) {
            return Optional.empty();
        }
        return Optional.of(PageStore.at(store).held(decoder).stream()
                .filter(held -> switch (held.reason()) {
                    case DECODABLE -> false;
                    case UNDECODABLE, DAMAGED -> true;
                    case IN_DOUBT -> InDoubtPolicy.FAIL.equals(inDoubt);
                })
                .map(held -> held.page().key())
                .toList());
    }

    static final class InDoubtChoices extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        InDoubtChoices() {
            super(List.of(FAIL, PAY_AGAIN));
        }
    }

    static final class InDoubtConverter implements ITypeConverter<InDoubtPolicy> {
        @Override
        public InDoubtPolicy convert(String value) {
            return switch (value) {
                case FAIL -> InDoubtPolicy.FAIL;
                case PAY_AGAIN -> InDoubtPolicy.PAY_AGAIN;
                default -> throw new InvalidValueException(MessageKey.USAGE_IN_DOUBT, value);
            };
        }
    }

    static final class AgeConverter implements ITypeConverter<Duration> {
        private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");

        @Override
        public Duration convert(String value) {
            Matcher age = SHORT.matcher(value);
            try {
                return age.matches()
                        ? Duration.parse((age.group(2).equals("d") ? "P" : "PT")
                                + (age.group(1) + age.group(2)).toUpperCase(Locale.ROOT))
                        : positive(Duration.parse(value));
            } catch (DateTimeException notAnAge) {
                throw new InvalidValueException(MessageKey.USAGE_AGE, value);
            }
        }

        private static Duration positive(Duration age) {
            if (age.isNegative()) {
                throw new DateTimeException("negative");
            }
            return age;
        }
    }
}
