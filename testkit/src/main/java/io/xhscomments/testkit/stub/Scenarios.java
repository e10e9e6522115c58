package io.xhscomments.testkit.stub;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.Charge;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.PagingBehavior;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The scenarios that there are. What a request costs in one is not told by hand, so that it is told rightly. */
final class Scenarios {
    /** The first page is good, so that a client has something to lose. */
    private static final int BAD_PAGE = 2;

    private static final int PINNED = 2;
    private static final int FOLDED = 80;
    private static final Duration LATE = TikHubApi.CALL_TIMEOUT.multipliedBy(2);

    private static final Consumer<SyntheticNoteBuilder> NO_FLAW = note -> {};
    private static final Consumer<StubService> NO_TROUBLE = stub -> {};

    static final List<Scenario> ALL = Stream.of(notes(), errors(), connections())
            .flatMap(scenarios -> scenarios)
            .toList();

    private Scenarios() {}

    private static Stream<Scenario> notes() {
        return Stream.concat(
                Arrays.stream(PagingBehavior.values()).map(Scenarios::of),
                Stream.of(
                        ofNote(
                                "pinned",
                                "the first 2 comments are pinned, and older than what follows",
                                note -> note.pinned(PINNED)),
                        ofNote("folded", "80 comments are counted that no page serves", note -> note.folded(FOLDED)),
                        ofNote(
                                "repeats",
                                "each page begins with the last comment of the page before",
                                note -> note.repeatLastIdOfPreviousPage(true))));
    }

    private static Scenario of(PagingBehavior chain) {
        return ofNote(named(chain), words(chain), note -> {
            if (chain != PagingBehavior.HEALTHY) {
                if (note.pages() < BAD_PAGE) {
                    throw new IllegalArgumentException("The scenario " + named(chain) + " needs a note of " + BAD_PAGE
                            + " pages or more, but this one has " + note.pages());
                }
                note.chain(chain, BAD_PAGE);
            }
        });
    }

    private static String words(PagingBehavior chain) {
        return switch (chain) {
            case HEALTHY -> "each page leads to the next, and the last one says that it is the last";
            case STUCK_CURSOR -> "page 2 promises more, and gives back the cursor it was asked with";
            case EMPTY_OBJECT_CURSOR -> "page 2 promises more; its cursor is the text {}, which leads to page 1";
            case EMPTY_CURSOR -> "page 2 promises more; its cursor is an empty text";
            case NULL_CURSOR -> "page 2 promises more; its cursor is null";
            case FIRST_PAGE_FOREVER -> "whoever asks for page 2 is given page 1 again";
            case EMPTY_PAGE_WITH_MORE -> "page 2 and all after it are empty, and promise more with ever new cursors";
        };
    }

    private static Stream<Scenario> errors() {
        Stream<Scenario> inner = Stream.of(302, 500)
                .map(code -> failing(
                        "200-inner-failure-" + code,
                        "the response failed inside, with code " + code + "; to be tried again",
                        InnerFailure.of(code)));
        return Stream.concat(Fixtures.errors().stream().map(Scenarios::of), inner)
                .sorted(Comparator.comparing(Scenario::name));
    }

    private static Scenario of(ErrorResponse error) {
        return switch (error.name()) {
            case "400-deprecated" ->
                new Scenario(
                        error.name(), costing(error, words(error)), NO_FLAW, stub -> stub.retire(TikHubRoute.WEB_V1));
            case "401-invalid-key", "402-insufficient-balance" ->
                new Scenario(
                        error.name(),
                        costing(error, words(error)),
                        NO_FLAW,
                        stub -> stub.failAll(error.withText(
                                FakeTikHub.ECHOED_KEY, stub.apiKey().reveal())));
            default -> failing(error.name(), words(error), error);
        };
    }

    private static String words(ErrorResponse error) {
        return switch (error.name()) {
            case "200-empty-data" -> "success is reported, but there is no data";
            case "200-inner-failure" -> "the response failed inside, with code 301; to be tried again";
            case "200-inner-failure-app-v2" -> "the response failed inside, with success false; not to be tried again";
            case "200-missing-note-empty-shell" -> "there is no such note: user_id is empty, and so is the page";
            case "400-deprecated" -> "route Web V1 is retired and never comes back; App V2 goes on";
            case "400-invalid-parameters" -> "the parameters are refused, as resellers do";
            case "400-transient" -> "a hiccup; to be tried again";
            case "401-invalid-key" -> "the key is refused, and echoed";
            case "402-free-credit" -> "the route does not accept free credit";
            case "402-insufficient-balance" -> "the balance is used up; the key is echoed";
            case "403-edge-blocked-user-agent" -> "the edge refuses the User-Agent";
            case "403-edge-problem-json" -> "the edge refuses the client, as problem+json";
            case "404-object" -> "there is no such route; detail is an object";
            case "404-string" -> "there is no such route; detail is a string";
            case "422-validation" -> "the parameters are refused; detail is a list";
            case "429-object" -> "too fast; Retry-After says 2 seconds";
            case "429-string" -> "too fast; without Retry-After, detail is a string";
            case "500-object" -> "the service failed; to be tried again";
            case "502-html" -> "the edge failed, in HTML; to be tried again";
            default -> "a response that is no page";
        };
    }

    private static Stream<Scenario> connections() {
        Scenario late = new Scenario(
                "late-response",
                "each response takes " + LATE.toSeconds() + " seconds, charged at once; who hangs up cannot know",
                NO_FLAW,
                stub -> stub.delayResponses(LATE));
        return Stream.concat(
                Stream.of(late), Arrays.stream(ConnectionFault.values()).map(Scenarios::of));
    }

    private static Scenario of(ConnectionFault fault) {
        return new Scenario(
                named(fault),
                "the connection fails: " + named(fault).replace('-', ' ') + "; " + costs(fault.charge()),
                NO_FLAW,
                stub -> stub.failAll(fault));
    }

    private static Scenario ofNote(String name, String description, Consumer<SyntheticNoteBuilder> flaw) {
        return new Scenario(name, description, flaw, NO_TROUBLE);
    }

    private static Scenario failing(String name, String words, ErrorResponse error) {
        return new Scenario(name, costing(error, words), NO_FLAW, stub -> stub.failAll(error));
    }

    private static String costing(ErrorResponse error, String words) {
        return "HTTP " + error.status() + ": " + words + "; " + costs(TikHubApi.chargeOf(error.status()));
    }

    private static String costs(Charge charge) {
        return switch (charge) {
            case CHARGED -> "charged";
            case FREE -> "free";
            case UNKNOWN -> "charge unknown";
        };
    }

    private static String named(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
