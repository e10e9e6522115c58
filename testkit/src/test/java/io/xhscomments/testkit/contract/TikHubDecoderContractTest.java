package io.xhscomments.testkit.contract;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.port.PageDecoder;
import org.junit.jupiter.api.DisplayName;

@DisplayName("TikHubDecoder")
class TikHubDecoderContractTest extends PageDecoderContract {
    @Override
    protected PageDecoder decoder(ApiKey key) {
        return TikHubDecoder.redacting(key);
    }
}
