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
 * The rules for every {@link CommentSource}: it returns pages as served, sends one request per fetch, and reports
 * failures with their charge, never as an empty page. To test a source, or a transport with a decoder, extend this
 * class, implement {@link #source}, and run it with JUnit.
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
 * <p>A source of another service brings its own stub, controlled by its {@link SourceUnderTest}. Rules about a missing
 * capability ({@link #capabilities}) are skipped and report the reason. After the last rule, one line reports how many
 * rules passed.
 */
@WithTikHubStub
@ExtendWith({FixtureResolver.class, ContractReport.class})
@TestMethodOrder(MethodOrderer.DisplayName.class)
@Execution(ExecutionMode.SAME_THREAD)
public abstract class CommentSourceContract
        implements SourcePageRules, SourceFailureRules, SourceThreadRules, SourceKeepingRules {
    private @Nullable TikHubStub tikhub;

    /** For subclasses. */
    protected CommentSourceContract() {}

    /**
     * A new source, and the control of its service. Called once per rule.
     *
     * @param tikhub a stub in its initial state, for sources that use TikHub; the contract closes it
     */
    protected abstract SourceUnderTest source(TikHubStub tikhub);

    /** The capabilities of the source: by default all. */
    protected Set<SourceCapability> capabilities() {
        return EnumSet.allOf(SourceCapability.class);
    }

    /** The error table of the service: by default TikHub's. */
    protected List<ExpectedFailure> errorTable() {
        return ExpectedFailure.ofTikHub();
    }

    /** How long a rule waits for an event that should be immediate: by default 30 s. */
    protected Duration timeout() {
        return Duration.ofSeconds(30);
    }

    @BeforeEach
    void setStub(TikHubStub stub) {
        tikhub = stub;
    }

    SourceUnderTest create() {
        return source(Objects.requireNonNull(tikhub, "the stub is missing"));
    }
}
