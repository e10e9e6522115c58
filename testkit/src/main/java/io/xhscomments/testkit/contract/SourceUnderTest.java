package io.xhscomments.testkit.contract;

import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.memory.InMemoryCommentSource;
import io.xhscomments.testkit.synthetic.SyntheticNote;

/**
 * A source, and the hand of the contract on the service behind it. Ready-made for sources that ask a
 * {@link TikHubStub}; for a service of your own there are four methods to fill in.
 */
public interface SourceUnderTest {
    /** The source; always the same one. */
    CommentSource source();

    /** Lets the service have this note too. */
    void serve(SyntheticNote note);

    /** Lets the service response the next request with this, which is one of the contract's error table. */
    void failNext(ErrorResponse response);

    /** How many requests have reached the service. */
    int requests();

    /** A source that asks this stub. */
    static SourceUnderTest over(TikHubStub tikhub, CommentSource source) {
        return new OverStub(tikhub, source);
    }

    /**
     * A source that reads from this fake in place of a service.
     *
     * @param source the fake itself, or what stands before it
     */
    static SourceUnderTest over(InMemoryCommentSource fake, CommentSource source) {
        return new OverFake(fake, source);
    }
}
