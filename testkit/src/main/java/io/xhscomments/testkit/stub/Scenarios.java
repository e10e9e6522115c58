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

/** All scenarios. Their descriptions compute the charge from the status or fault. */
final class Scenarios {
    /** Page 1 is good, so that a failing client can lose data. */
    private static final int BAD_PAGE = 2;

    private static final int PINNED = 2;
    private static final int FOLDED = 80;
    private static final Duration LATE = TikHubApi.CALL_TIMEOUT.multipliedBy(2);

    private static final Consumer<SyntheticNoteBuilder> NO_FLAW = note -> {};
    private static final Consumer<StubService> NO_FAULT = stub -> {};

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
                        ofNote(
                                "folded",
                                "80 comments are folded: the totals count them, only the folded area has them",
                                note -> note.folded(FOLDED)),
                        ofNote(
                                "repeats",
                                "each page begins with the last comment of the page before",
                                note -> note.repeatLastIdOfPreviousPage(true))));
    }

    private static Scenario of(PagingBehavior chain) {
        return ofNote(named(chain), description(chain), note -> {
            if (chain != PagingBehavior.HEALTHY) {
                if (note.pages() < BAD_PAGE) {
                    throw new IllegalArgumentException("The scenario " + named(chain) + " needs a note of " + BAD_PAGE
                            + " pages or more, but this one has " + note.pages());
                }
                note.paging(chain, BAD_PAGE);
            }
        });
    }

    private static String description(PagingBehavior chain) {
        return switch (chain) {
            case HEALTHY -> "each page has a cursor to the next one, and the last page reports that it is the last";
            case STUCK_CURSOR -> "page 2 promises more and returns the cursor of its own request";
            case EMPTY_OBJECT_CURSOR -> "page 2 promises more; its cursor is the text {}, which leads to page 1";
            case EMPTY_CURSOR -> "page 2 promises more; its cursor is an empty text";
            case NULL_CURSOR -> "page 2 promises more; its cursor is null";
            case FIRST_PAGE_FOREVER -> "a request for page 2 returns page 1 again";
            case EMPTY_PAGE_WITH_MORE ->
                "page 2 and all later pages are empty and promise more, each with a new cursor";
        };
    }

    private static Stream<Scenario> errors() {
        Stream<Scenario> inner = Stream.of(302, 500)
                .map(code -> failing(
                        "200-inner-failure-" + code,
                        "the body reports the error code " + code + "; retryable",
                        InBandErrors.withCode(code)));
        return Stream.concat(Fixtures.errors().stream().map(Scenarios::of), inner)
                .sorted(Comparator.comparing(Scenario::name));
    }

    private static Scenario of(ErrorResponse error) {
        return switch (error.name()) {
            case "400-deprecated" ->
                new Scenario(
                        error.name(),
                        describe(error, description(error)),
                        NO_FLAW,
                        stub -> stub.retire(TikHubRoute.WEB_V1));
            case "401-invalid-key", "402-insufficient-balance" ->
                new Scenario(
                        error.name(),
                        describe(error, description(error)),
                        NO_FLAW,
                        stub -> stub.failAll(error.withText(
                                FakeTikHub.ECHOED_KEY, stub.apiKey().reveal())));
            default -> failing(error.name(), description(error), error);
        };
    }

    private static String description(ErrorResponse error) {
        return switch (error.name()) {
            case "200-empty-data" -> "the body reports success but has no data";
            case "200-inner-failure" -> "the body reports the error code 301; retryable";
            case "200-inner-failure-app-v2" -> "the body reports success false; not retryable";
            case "200-missing-note-empty-shell" -> "the note does not exist: user_id and the page are empty";
            case "400-deprecated" -> "route Web V1 is retired permanently; App V2 still works";
            case "400-invalid-parameters" -> "the parameters are rejected, in the format of resellers";
            case "400-transient" -> "a transient error; retryable";
            case "401-invalid-key" -> "the key is rejected and echoed";
            case "402-free-credit" -> "the route does not accept free credit";
            case "402-insufficient-balance" -> "the balance is insufficient; the key is echoed";
            case "403-edge-blocked-user-agent" -> "the edge server rejects the User-Agent";
            case "403-edge-problem-json" -> "the edge server rejects the client, as problem+json";
            case "404-object" -> "the route does not exist; detail is an object";
            case "404-string" -> "the route does not exist; detail is a string";
            case "422-validation" -> "the parameters are rejected; detail is a list";
            case "429-object" -> "too many requests; Retry-After is 2 seconds";
            case "429-string" -> "too many requests; no Retry-After, detail is a string";
            case "500-object" -> "the service failed; retryable";
            case "502-html" -> "the edge server failed, as HTML; retryable";
            default -> "an error response";
        };
    }

    private static Stream<Scenario> connections() {
        Scenario late = new Scenario(
                "late-response",
                "each response takes " + LATE.toSeconds()
                        + " seconds and is charged on arrival; a client that gives up cannot know",
                NO_FLAW,
                stub -> stub.delayResponses(LATE));
        return Stream.concat(
                Stream.of(late), Arrays.stream(ConnectionFault.values()).map(Scenarios::of));
    }

    private static Scenario of(ConnectionFault fault) {
        return new Scenario(
                named(fault),
                "the connection fails: " + named(fault).replace('-', ' ') + "; " + describe(fault.charge()),
                NO_FLAW,
                stub -> stub.failAll(fault));
    }

    private static Scenario ofNote(String name, String description, Consumer<SyntheticNoteBuilder> flaw) {
        return new Scenario(name, description, flaw, NO_FAULT);
    }

    private static Scenario failing(String name, String description, ErrorResponse error) {
        return new Scenario(name, describe(error, description), NO_FLAW, stub -> stub.failAll(error));
    }

    private static String describe(ErrorResponse error, String description) {
        return "HTTP " + error.status() + ": " + description + "; " + describe(TikHubApi.chargeOf(error.status()));
    }

    private static String describe(Charge charge) {
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
