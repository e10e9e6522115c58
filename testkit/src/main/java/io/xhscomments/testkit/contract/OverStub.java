package io.xhscomments.testkit.contract;

import io.xhscomments.core.port.CommentSource;
import io.xhscomments.testkit.ErrorResponse;
import io.xhscomments.testkit.SyntheticNote;
import io.xhscomments.testkit.TikHubStub;

/** A source that asks a stub of TikHub. */
record OverStub(TikHubStub tikhub, CommentSource source) implements SourceUnderTest {
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
