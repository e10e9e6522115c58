package io.xhscomments.testkit;

import static io.xhscomments.testkit.TikHubStubInJUnitTest.findsItAsNewAndBuysOnePage;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A stub for every parameter of its type. */
@WithTikHubStub
class WithTikHubStubTest {
    private final TikHubStub ofTheConstructor;
    private final Set<TikHubStub> seen = new HashSet<>();

    WithTikHubStubTest(TikHubStub ofTheConstructor) {
        this.ofTheConstructor = ofTheConstructor;
        ofTheConstructor.retire(TikHubRoute.APP_V2);
    }

    @BeforeEach
    void sees(TikHubStub stub) {
        seen.add(stub);
    }

    @RepeatedTest(2)
    void eachTestFindsTheInitialState(TikHubStub stub) throws IOException, InterruptedException {
        findsItAsNewAndBuysOnePage(stub);
    }

    @Test
    void constructorAndMethodsShareTheStub(TikHubStub stub) {
        assertThat(seen).containsExactly(stub);
        assertThat(ofTheConstructor).isSameAs(stub);
    }

    @Test
    void settingsOfTheConstructorApplyToTheTest(TikHubStub stub) throws IOException, InterruptedException {
        PageRequest page = PageRequest.comments(Fixtures.sampleNote());
        assertThat(StubClient.to(stub).ask(TikHubRoute.APP_V2, page).statusCode())
                .isEqualTo(400);
    }

    @Test
    void otherParametersAreNotResolved(TestInfo info) {
        assertThat(info.getDisplayName()).startsWith("otherParameters");
    }

    @Nested
    class InANestedClass {
        @RepeatedTest(2)
        void nestedClassSharesTheStub(TikHubStub stub) throws IOException, InterruptedException {
            assertThat(stub).isSameAs(ofTheConstructor);
            findsItAsNewAndBuysOnePage(stub);
        }
    }

    @Test
    void stubIsClosedAfterTheLastTest() throws IOException, InterruptedException {
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(Passing.class))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(1));
        PageRequest page = PageRequest.comments(Fixtures.sampleNote());
        assertThat(StubClient.to(Passing.given).ask(TikHubRoute.WEB_V1, page).statusCode())
                .isEqualTo(404);
    }

    /** Run by the test above; only its method has the annotation. */
    static class Passing {
        static TikHubStub given;

        @Test
        @WithTikHubStub
        void usesTheStub(TikHubStub stub) {
            given = stub;
        }
    }
}
