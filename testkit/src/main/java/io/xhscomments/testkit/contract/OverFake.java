package io.xhscomments.testkit.contract;

import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.ErrorAnswer;
import io.xhscomments.testkit.InMemoryCommentSource;
import io.xhscomments.testkit.SyntheticNote;

/** A source that reads from the fake. */
record OverFake(InMemoryCommentSource fake, CommentSource source) implements SourceUnderTest {
    @Override
    public void serve(SyntheticNote note) {
        fake.serve(note);
    }

    @Override
    public void failNext(ErrorAnswer answer) {
        fake.failNext(answer);
    }

    @Override
    public int requests() {
        return fake.asked().size();
    }
}
