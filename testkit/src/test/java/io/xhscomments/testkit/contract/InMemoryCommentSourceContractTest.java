package io.xhscomments.testkit.contract;

import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.memory.InMemoryCommentSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("InMemoryCommentSource")
class InMemoryCommentSourceContractTest extends CommentSourceContract {
    @Override
    protected SourceUnderTest source(TikHubStub tikhub) {
        InMemoryCommentSource fake = InMemoryCommentSource.create();
        return SourceUnderTest.of(fake, fake);
    }
}
