package io.xhscomments.examples.recipes.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The vocabulary of CONTRIBUTING: the old names and words stay out of types, code and documents. */
class VocabularyTest {
    private static final Set<String> RETIRED_TYPES = Set.of(
            // core
            "RawPage",
            "PlaceInChain",
            "Totals",
            "Quoted",
            "RawMembers",
            "SiteAddress",
            "HexId",
            "ServiceHints",
            "Truth",
            "AnswerFormat",
            "Facts",
            "KeyRefusedException",
            "AccessRefusedException",
            "BalanceExhaustedException",
            "ParametersRefusedException",
            "AnswerLostException",
            "AnswerTooLargeException",
            "MalformedAnswerException",
            "ServiceFailedException",
            "UpstreamFailedException",
            "UnknownRouteException",
            "NotSentException",
            "RecordUnreadableException",
            "RecordingFailedException",
            "CacheLinkFailedException",
            "Attempts",
            "BackOff",
            "RateLimit",
            "Stop",
            "Until",
            "Quote",
            "ManyNotes",
            "Replies",
            "PageChain",
            "ReplyChain",
            "RecordText",
            "RecordSource",
            // adapter-cache-file
            "Room",
            "Shelf",
            "Disk",
            "Buffers",
            "Crew",
            "Flight",
            "Purchase",
            "Permission",
            "Rescue",
            "Refill",
            "Found",
            "Miss",
            "Damage",
            "Unstored",
            "Unreadable",
            "InDoubt",
            "KeyText",
            "PageName",
            "PageFiles",
            "Check",
            "Listing",
            "Import",
            "Export",
            "Held",
            "CacheLinks",
            "OneRead",
            "CappedBody",
            "Secrecy",
            // adapter-retrofit, codec-tikhub
            "Attempt",
            "OneRequest",
            "Explanation",
            "InterruptWatch",
            "AccountCalls",
            "AskedFor",
            "Commenters",
            "Edit",
            "Fault",
            "InsideFailure",
            "PlainValues",
            "Shared",
            "Spelled",
            "Words",
            "Texts",
            "RawSlices",
            "StatusFailure",
            "ReceiptText",
            "TikHubCall",
            "DirectDecoder",
            "Answer",
            "Structure",
            "Eight",
            "Names",
            "GiveUp",
            // testkit, program
            "AccountDesk",
            "LedgerDesk",
            "Asked",
            "Books",
            "Chain",
            "Trouble",
            "TroubleByLot",
            "RawServer",
            "Drip",
            "Session",
            "Nobody",
            "Look",
            "Cell",
            "Troubles",
            "Handouts",
            "OpenedSource",
            "Phrase",
            "Phrases",
            "Conclusion",
            "Earlier",
            "Rows",
            "Job",
            "Output");

    private static final Pattern RETIRED_WORDS = Pattern.compile(
            "\\b[Aa]nswer(s|ed|ing)?\\b|\\b[Ww]hoever\\b|\\b[Nn]obody\\b|\\bside rooms?\\b|\\bby lot\\b|\\bpatience\\b");

    @Test
    void noTypeHasARetiredName() {
        List<String> names = Repository.classFiles().stream()
                .flatMap(file -> Stream.of(
                        file.getFileName().toString().replace(".class", "").split("\\$", -1)))
                .toList();

        assertThat(names).hasSizeGreaterThan(500);
        assertThat(names).doesNotContainAnyElementsOf(RETIRED_TYPES);
    }

    @Test
    void noTextUsesARetiredWord() {
        assertThat(Repository.files(".java", ".md", ".properties", ".js", ".jte", ".yml").stream()
                        .filter(file -> !file.endsWith("VocabularyTest.java") && !file.endsWith("CONTRIBUTING.md"))
                        .flatMap(VocabularyTest::retiredWords))
                .isEmpty();
    }

    private static Stream<String> retiredWords(Path file) {
        List<String> lines = Repository.read(file).lines().toList();
        return Stream.iterate(0, line -> line < lines.size(), line -> line + 1)
                .filter(line -> RETIRED_WORDS.matcher(lines.get(line)).find())
                .map(line -> Repository.ROOT.relativize(file) + ":" + (line + 1) + ": "
                        + lines.get(line).strip());
    }
}
