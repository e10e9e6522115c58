package io.xhscomments.examples.cli.option;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.cache.file.Replay;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.InDoubtPolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say where pages are kept, and whether anything else may be asked. */
public final class StoreOptions {
    private static final String FAIL = "fail";
    private static final String PAY_AGAIN = "pay-again";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Keep every page there, and never pay for a page twice: what is there is read for free.")
    private @Nullable Path store;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description = "Read what is kept there, and nothing else: no key, no network, no charge.")
    private @Nullable Path replay;

    @Option(
            names = "--store-group",
            description = "With --store: a store that is made is for its group too, not only for its owner.")
    private boolean storeGroup;

    @Option(names = "--refresh", description = "With --store: pay for each page anew, and keep the older ones aside.")
    private boolean refresh;

    @Option(
            names = "--pay-again",
            description =
                    "With --store: pay again for pages of these notes that are damaged, cannot be decoded, or are in doubt. Says "
                            + "first how many are known and what they cost. Default: such a page is not paid for again by "
                            + "itself.")
    private boolean payAgain;

    @Option(
            names = "--in-doubt",
            paramLabel = "WHAT",
            converter = InDoubtConverter.class,
            completionCandidates = InDoubtChoices.class,
            description =
                    "With --store: what to do when an earlier request may have been paid for and its response is lost: "
                            + "${COMPLETION-CANDIDATES}. Default: pay-again.")
    private @Nullable InDoubtPolicy inDoubt;

    @Option(
            names = "--no-free-copies",
            description =
                    "With --store: do not ask for the free copies of responses that were lost on their way. Needed where "
                            + "their host cannot be reached.")
    private boolean noFreeCopies;

    @Option(
            names = "--max-age",
            paramLabel = "AGE",
            converter = AgeConverter.class,
            description = "With --store or --replay: pages older than this do not count, for example 90m, 12h, 7d.")
    private @Nullable Duration maxAge;

    /**
     * Refuses what does not go together.
     *
     * @throws UsageException if something does not
     */
    public void check() {
        if (store != null && replay != null) {
            throw UsageException.of(command, MessageKey.USAGE_STORE_OR_REPLAY);
        }
        if (storeGroup && store == null) {
            throw UsageException.of(command, MessageKey.USAGE_STORE_GROUP);
        }
        if (refresh && (store == null || maxAge != null)) {
            throw UsageException.of(command, MessageKey.USAGE_REFRESH);
        }
        if ((payAgain || inDoubt != null || noFreeCopies) && store == null) {
            throw UsageException.of(command, MessageKey.USAGE_PAY_AGAIN);
        }
        if (maxAge != null && store == null && replay == null) {
            throw UsageException.of(command, MessageKey.USAGE_MAX_AGE);
        }
    }

    /** What only replays, if that is wanted. */
    public Optional<Replay> replay(ResponseFormat format) {
        return Optional.ofNullable(replay).map(dir -> {
            Replay.Builder pages = Replay.builder(PageStore.at(dir), format);
            return (maxAge == null ? pages : pages.maxAge(maxAge)).build();
        });
    }

    /** Whether pages are only replayed. */
    public boolean replays() {
        return replay != null;
    }

    /** A store in front of a transport, if that is wanted. */
    public Optional<ReadThrough> readThrough(PageTransport transport, ResponseFormat format, StoreListener listener) {
        return Optional.ofNullable(store).map(dir -> {
            PageStore pages = storeGroup ? PageStore.builder(dir).groupAccess().build() : PageStore.at(dir);
            ReadThrough.Builder through =
                    ReadThrough.builder(pages, transport, format).listener(listener);
            Duration age = refresh ? Duration.ZERO : maxAge;
            if (age != null) {
                through.maxAge(age);
            }
            return withPolicies(through).build();
        });
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
     * The pages that --pay-again concerns, as far as the store knows them. Those in doubt are paid for again in any
     * case, unless --in-doubt says otherwise.
     *
     * @return empty without --pay-again
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
            } catch (DateTimeException noAge) {
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
