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
    @Test
    void itTellsHowManyRulesWereKeptWhichWereBrokenAndWhyOthersWereSkipped() {
        assertThat(printed("true", AModestTransport.class))
                .startsWith(
                        "contract: A modest transport: 48 rules, 37 kept, 10 skipped, 1 broken",
                        "contract:   broken: T45 Printing the transport does not show the key",
                        "contract:   skipped: T06 A page that is asked for again is sent for again"
                                + " (it keeps pages, and need not ask for one again)")
                .hasSize(1 + 1 + 10);
    }

    @Test
    void afterSeveralImplementationsItTellsHowManyRulesThereWereOnHowMany() {
        assertThat(printed("true", AModestTransport.class, TikHubDecoderContractTest.class))
                .contains("contract: TikHubDecoder: 30 rules, 30 kept, 0 skipped, 0 broken")
                .endsWith("contract: all 2 together: 78 rules, 67 kept, 10 skipped, 1 broken");
    }

    @Test
    void itCanBeSilenced() {
        assertThat(printed("false", AModestTransport.class)).isEmpty();
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
            return EnumSet.of(TransportCapability.ASKS_TIKHUB);
        }
    }
}
