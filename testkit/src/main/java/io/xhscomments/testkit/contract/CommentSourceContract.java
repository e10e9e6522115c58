package io.xhscomments.testkit.contract;

import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.WithTikHubStub;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What every {@link CommentSource} has to keep, as numbered rules: pages as they were served, one request a fetch,
 * failures that say what they cost and never an empty page in place of one. For whoever brings a source, or a transport
 * and a decoder that make one: extend it, fill in {@link #source}, and run it with JUnit.
 *
 * <pre>{@code
 * @DisplayName("MySource")
 * class MySourceContractTest extends CommentSourceContract {
 *     @Override
 *     protected SourceUnderTest source(TikHubStub tikhub) {
 *         return SourceUnderTest.of(tikhub, new MySource(tikhub.baseUrl(), tikhub.apiKey()));
 *     }
 * }
 * }</pre>
 *
 * <p>A source of another service has a stub of its own, which its {@link SourceUnderTest} commands. Rules about what a
 * source may lack are skipped if {@link #capabilities} says so, with the reason. After the last rule one line tells how
 * many were kept.
 */
@WithTikHubStub
@ExtendWith({FixtureResolver.class, ContractReport.class})
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Execution(ExecutionMode.SAME_THREAD)
public abstract class CommentSourceContract implements SourcePageRules, SourceFailureRules, SourceThreadRules {
    private @Nullable TikHubStub tikhub;

    /** For subclasses. */
    protected CommentSourceContract() {}

    /**
     * A new source, and what commands the service behind it. Asked for once in each rule.
     *
     * @param tikhub a stub of TikHub that is as new, for sources that ask TikHub; the contract closes it
     */
    protected abstract SourceUnderTest source(TikHubStub tikhub);

    /** What it can do: everything, unless a subclass says otherwise. */
    protected Set<SourceCapability> capabilities() {
        return EnumSet.allOf(SourceCapability.class);
    }

    /** The error table of the service behind it: TikHub's, unless a subclass says otherwise. */
    protected List<ExpectedFailure> errorTable() {
        return ExpectedFailure.ofTikHub();
    }

    /** How long a rule waits for what should come at once, before it fails: 30 s, unless a subclass says otherwise. */
    protected Duration timeout() {
        return Duration.ofSeconds(30);
    }

    @BeforeEach
    void given(TikHubStub stub) {
        tikhub = stub;
    }

    SourceUnderTest make() {
        return source(Objects.requireNonNull(tikhub, "no stub was given"));
    }
}
