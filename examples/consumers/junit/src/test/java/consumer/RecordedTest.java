package consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.testkit.contract.PageDecoderContract;
import io.xhscomments.testkit.recorded.Recorded;
import io.xhscomments.testkit.recorded.SocketsBlockedError;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordedTest {
    @Test
    @Recorded("../../recipes/src/test/resources/pages")
    void replaysTheRecordedNote(CommentSource source) {
        assertThat(NoteReader.ofDefaults(source).comments(NoteId.of("6683b283000000001f0052bf"))).hasSize(7);
    }

    @Test
    @Recorded("../../recipes/src/test/resources/pages")
    void socketsAreBlocked(CommentSource source) {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), 9).close())
                .isInstanceOf(SocketsBlockedError.class)
                .hasMessageContaining("allowLoopback");
    }

    @Nested
    class Contract extends PageDecoderContract {
        @Override
        protected PageDecoder decoder(ApiKey key) {
            return TikHubDecoder.redacting(key);
        }
    }
}
