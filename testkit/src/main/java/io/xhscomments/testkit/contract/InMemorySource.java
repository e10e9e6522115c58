package io.xhscomments.testkit.contract;

import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.memory.InMemoryCommentSource;
import io.xhscomments.testkit.synthetic.SyntheticNote;

/** Controls an {@link InMemoryCommentSource}. */
record InMemorySource(InMemoryCommentSource fake, CommentSource source) implements SourceUnderTest {
    @Override
    public void serve(SyntheticNote note) {
        fake.serve(note);
    }

    @Override
    public void failNext(ErrorResponse response) {
        fake.failNext(response);
    }

    @Override
    public int requests() {
        return fake.requests().size();
    }
}
