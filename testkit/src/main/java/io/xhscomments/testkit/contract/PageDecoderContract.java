package io.xhscomments.testkit.contract;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.port.PageDecoder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules for every {@link PageDecoder}: it changes and invents nothing, and it turns every other response into the
 * matching failure. To test a decoder for the page object that Xiaohongshu's services share, extend this class,
 * implement {@link #decoder}, and run it with JUnit.
 *
 * <pre>{@code
 * @DisplayName("MyDecoder")
 * class MyDecoderContractTest extends PageDecoderContract {
 *     @Override
 *     protected PageDecoder decoder(ApiKey key) {
 *         return new MyDecoder(key);
 *     }
 * }
 * }</pre>
 *
 * <p>For another service, also override its envelope ({@link #wrapPage}) and its errors ({@link #errorTable}). No rule
 * sends a request.
 */
@ExtendWith({FixtureResolver.class, ContractReport.class})
@TestMethodOrder(MethodOrderer.DisplayName.class)
public abstract class PageDecoderContract
        implements DecoderPageRules,
                DecoderValueRules,
                DecoderToleranceRules,
                DecoderFailureRules,
                DecoderSecrecyRules {
    /** For subclasses. */
    protected PageDecoderContract() {}

    /** A new decoder for responses to requests with this key. */
    protected abstract PageDecoder decoder(ApiKey key);

    /** The capabilities of the decoder: by default all. */
    protected Set<DecoderCapability> capabilities() {
        return EnumSet.allOf(DecoderCapability.class);
    }

    /**
     * The complete body of an HTTP 200 response with this page: by default in TikHub's envelope.
     *
     * @param page the JSON of the page object; some rules pass invalid JSON
     */
    protected String wrapPage(String page) {
        return "{\"code\":200,\"request_id\":\"00000000-0000-4000-8000-000000000200\",\"time_stamp\":1770343442,"
                + "\"router\":\"/api/v1/xiaohongshu/web/get_note_comments\",\"cache_url\":"
                + "\"https://cache.tikhub.io/api/v1/cache/public/00000000?sign=5ec2e7\","
                + "\"data\":{\"code\":0,\"data\":" + page + ",\"message\":null}}";
    }

    /** The error table of the service: by default TikHub's. */
    protected List<ExpectedFailure> errorTable() {
        return ExpectedFailure.ofTikHub();
    }

    /** How long a rule waits for an event that should be immediate: by default 30 s. */
    protected Duration timeout() {
        return Duration.ofSeconds(30);
    }
}
