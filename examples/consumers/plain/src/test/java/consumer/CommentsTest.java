package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CommentsTest {
    @RegisterExtension
    static final TikHubStub stub = TikHubStub.start();

    @Test
    void aSecondRunIsFree(@TempDir Path store) {
        try (TikHubTransport tikhub = TikHubTransport.builder(stub.apiKey()).baseUrl(stub.baseUrl()).build()) {
            assertThat(Comments.of(Fixtures.sampleNote(), tikhub, store).spend().charged()).isEqualTo(1);
            assertThat(Comments.of(Fixtures.sampleNote(), tikhub, store).spend().charged()).isZero();
        }
        assertThat(stub.ledger().charged()).isEqualTo(1);
    }
}
