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

/** Whoever has a parameter for a stub is given one. */
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
    void each_test_finds_it_as_new(TikHubStub stub) throws IOException, InterruptedException {
        findsItAsNewAndBuysOnePage(stub);
    }

    @Test
    void constructor_and_methods_see_the_same_one(TikHubStub stub) {
        assertThat(seen).containsExactly(stub);
        assertThat(ofTheConstructor).isSameAs(stub);
    }

    @Test
    void what_the_constructor_does_with_it_is_for_the_test(TikHubStub stub) throws IOException, InterruptedException {
        PageRequest page = PageRequest.comments(Fixtures.sampleNote());
        assertThat(StubClient.to(stub).ask(TikHubRoute.APP_V2, page).statusCode())
                .isEqualTo(400);
    }

    @Test
    void other_parameters_are_left_to_others(TestInfo info) {
        assertThat(info.getDisplayName()).startsWith("other_parameters");
    }

    @Nested
    class InANestedClass {
        @RepeatedTest(2)
        void it_is_the_same_one_and_as_new(TikHubStub stub) throws IOException, InterruptedException {
            assertThat(stub).isSameAs(ofTheConstructor);
            findsItAsNewAndBuysOnePage(stub);
        }
    }

    @Test
    void it_is_closed_after_the_last_test() throws IOException, InterruptedException {
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(Passing.class))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(1));
        PageRequest page = PageRequest.comments(Fixtures.sampleNote());
        assertThat(StubClient.to(Passing.given).ask(TikHubRoute.WEB_V1, page).statusCode())
                .isEqualTo(404);
    }

    /** Not run by itself: a method of its own is all that says what it wants. */
    static class Passing {
        static TikHubStub given;

        @Test
        @WithTikHubStub
        void takesIt(TikHubStub stub) {
            given = stub;
        }
    }
}
