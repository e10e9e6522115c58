package io.xhscomments.testkit.contract;

import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.memory.InMemoryCommentSource;
import io.xhscomments.testkit.synthetic.SyntheticNote;

/**
 * A source and the control of its service. {@link #of(TikHubStub, CommentSource)} creates it for sources of TikHub; for
 * another service, implement the four methods.
 */
public interface SourceUnderTest {
    /** The source; always the same instance. */
    CommentSource source();

    /** Adds this note to the service. */
    void serve(SyntheticNote note);

    /** Makes the service respond to the next request with this entry of the error table. */
    void failNext(ErrorResponse response);

    /** How many requests have reached the service. */
    int requests();

    /** For a source that sends requests to this stub. */
    static SourceUnderTest of(TikHubStub tikhub, CommentSource source) {
        return new StubSource(tikhub, source);
    }

    /**
     * For a source that reads from this fake.
     *
     * @param source the fake, or a decorator of it
     */
    static SourceUnderTest of(InMemoryCommentSource fake, CommentSource source) {
        return new InMemorySource(fake, source);
    }
}
