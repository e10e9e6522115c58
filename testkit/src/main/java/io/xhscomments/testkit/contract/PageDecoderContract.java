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
 * What every {@link PageDecoder} has to keep, as numbered rules: nothing of a page is changed or made up, and what is
 * no page is the failure that it tells of. For whoever brings a wire format around the page object that Xiaohongshu's
 * services share: extend it, fill in {@link #decoder}, and run it with JUnit.
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
 * <p>A decoder for another service also says what that service puts around a page ({@link #wrapPage}), and how it
 * fails ({@link #errorTable}). Nothing here sends a request.
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

    /** What it can do: everything, unless a subclass says otherwise. */
    protected Set<DecoderCapability> capabilities() {
        return EnumSet.allOf(DecoderCapability.class);
    }

    /**
     * A whole response with HTTP 200 around this page: in TikHub's envelope, unless a subclass says otherwise.
     *
     * @param page the object that holds the comments, as JSON; in some rules not well-formed
     */
    protected String wrapPage(String page) {
        return "{\"code\":200,\"request_id\":\"00000000-0000-4000-8000-000000000200\",\"time_stamp\":1770343442,"
                + "\"router\":\"/api/v1/xiaohongshu/web/get_note_comments\",\"cache_url\":"
                + "\"https://cache.tikhub.io/api/v1/cache/public/00000000?sign=5ec2e7\","
                + "\"data\":{\"code\":0,\"data\":" + page + ",\"message\":null}}";
    }

    /** The error table of the service: TikHub's, unless a subclass says otherwise. */
    protected List<ExpectedFailure> errorTable() {
        return ExpectedFailure.ofTikHub();
    }

    /** How long a rule waits for what should come at once, before it fails: 30 s, unless a subclass says otherwise. */
    protected Duration timeout() {
        return Duration.ofSeconds(30);
    }
}
