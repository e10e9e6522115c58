package io.xhscomments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Each broken implementation fails exactly the rules about its flaw. */
class BrokenImplementationsTest {
    /** More threads than cores, because the runs mostly wait. */
    private static final int AT_ONCE = 8;

    private static final Map<Broken, Future<Set<String>>> RUNS = new LinkedHashMap<>();

    static Stream<Broken> all() {
        return Stream.of(BrokenTransport.all(), BrokenSource.ALL, BrokenKeeper.ALL, BrokenDecoder.all())
                .flatMap(List::stream);
    }

    @BeforeAll
    static void start() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        all().forEach(broken -> RUNS.put(broken, threads.submit(() -> rulesBrokenBy(broken))));
        threads.shutdown();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void flawBreaksExactlyItsRules(Broken broken) throws ExecutionException, InterruptedException {
        assertThat(RUNS.get(broken).get()).isEqualTo(broken.rules());
    }

    @ParameterizedTest
    @ValueSource(classes = {PageTransportContract.class, CommentSourceContract.class, PageDecoderContract.class})
    void everyRuleIsBrokenBySomeImplementation(Class<?> contract) {
        Set<String> broken =
                all().flatMap(each -> each.rules().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken).containsAll(rulesOf(contract));
    }

    @Test
    void noTwoImplementationsHaveTheSameFlaw() {
        assertThat(all().map(broken -> broken.contract().getSimpleName() + " " + broken.flaw()))
                .doesNotHaveDuplicates();
    }

    @AfterAll
    static void printTheTable() throws ExecutionException, InterruptedException {
        StringBuilder table = new StringBuilder("contract: broken implementations and the rules that they fail\n");
        for (Map.Entry<Broken, Future<Set<String>>> run : RUNS.entrySet()) {
            Broken broken = run.getKey();
            String kind = broken.getClass().getSimpleName().substring("Broken".length());
            table.append(String.format(
                    Locale.ROOT,
                    "contract:   %-9s  %-55s  %s%n",
                    kind,
                    broken.flaw(),
                    String.join(" ", run.getValue().get())));
        }
        System.out.print(table);
        RUNS.clear();
    }

    private static Set<String> rulesBrokenBy(Broken broken) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(broken.contract()))
                .configurationParameter(BrokenContracts.FLAW, broken.flaw())
                .configurationParameter(ContractReport.PARAMETER, "false")
                .execute()
                .allEvents()
                .failed()
                .map(event -> number(event.getTestDescriptor().getDisplayName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rulesOf(Class<?> contract) {
        return Stream.of(contract.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> number(method.getAnnotation(DisplayName.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String number(String rule) {
        return rule.substring(0, Math.max(0, rule.indexOf(' ')));
    }
}
