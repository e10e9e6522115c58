package io.xhscomments.testkit.contract;

import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.synthetic.SyntheticNote;

/** Controls a {@link TikHubStub}. */
record StubSource(TikHubStub tikhub, CommentSource source) implements SourceUnderTest {
    @Override
    public void serve(SyntheticNote note) {
        tikhub.serve(note);
    }

    @Override
    public void failNext(ErrorResponse response) {
        tikhub.failNext(response);
    }

    @Override
    public int requests() {
        return tikhub.ledger().requests();
    }
}
