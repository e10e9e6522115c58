package io.xhscomments.testkit.contract;

import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.memory.InMemoryCommentSource;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A source that keeps pages in memory")
class KeepingSourceContractTest extends CommentSourceContract {
    @Override
    protected SourceUnderTest source(TikHubStub tikhub) {
        InMemoryCommentSource fake = InMemoryCommentSource.create();
        return SourceUnderTest.of(fake, new KeepingSource(fake));
    }

    @Override
    protected Set<SourceCapability> capabilities() {
        return EnumSet.of(SourceCapability.CALLS_SERVICE);
    }
}
