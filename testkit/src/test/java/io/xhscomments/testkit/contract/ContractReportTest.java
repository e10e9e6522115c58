package io.xhscomments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.port.PageTransport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What a run of a contract prints. */
@ResourceLock(Resources.SYSTEM_OUT)
class ContractReportTest {
    private static final int TRANSPORT_RULES = rulesOf(PageTransportContract.class);
    private static final int DECODER_RULES = rulesOf(PageDecoderContract.class);

    @Test
    void itTellsHowManyRulesWereKeptWhichWereBrokenAndWhyOthersWereSkipped() {
        assertThat(printed("true", AModestTransport.class))
                .startsWith(
                        line("A modest transport", TRANSPORT_RULES, 11, 1),
                        "contract:   broken: T45 Printing the transport does not show the key",
                        "contract:   skipped: T06 A page that is asked for again is sent for again"
                                + " (it keeps pages, and need not ask for one again)")
                .hasSize(1 + 1 + 11);
    }

    @Test
    void afterSeveralImplementationsItTellsHowManyRulesThereWereOnHowMany() {
        assertThat(printed("true", AModestTransport.class, TikHubDecoderContractTest.class))
                .contains(line("TikHubDecoder", DECODER_RULES, 0, 0))
                .endsWith(line("all 2 together", TRANSPORT_RULES + DECODER_RULES, 11, 1));
    }

    @Test
    void itCanBeSilenced() {
        assertThat(printed("false", AModestTransport.class)).isEmpty();
    }

    private static String line(String name, int rules, int skipped, int broken) {
        return "contract: " + name + ": " + rules + " rules, " + (rules - skipped - broken) + " kept, " + skipped
                + " skipped, " + broken + " broken";
    }

    private static int rulesOf(Class<?> contract) {
        return (int) Stream.of(contract.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    private static List<String> printed(String report, Class<?>... contracts) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(Stream.of(contracts)
                            .map(DiscoverySelectors::selectClass)
                            .toList())
                    .configurationParameter(ContractReport.PARAMETER, report)
                    .execute();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @DisplayName("A modest transport")
    static class AModestTransport extends PageTransportContract {
        @Override
        protected PageTransport transport(TransportSettings settings) {
            return new ReferenceTransport(settings, new Dialer()) {
                @Override
                public String toString() {
                    return super.toString() + settings.key().reveal();
                }
            };
        }

        @Override
        protected Set<TransportCapability> capabilities() {
            return EnumSet.of(TransportCapability.SENDS_TIKHUB_REQUESTS);
        }
    }
}
