package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.fast.FastDecoder;
import io.xhscomments.codec.tikhub.fast.FastResult;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.PageRequest;
import org.jspecify.annotations.Nullable;

/** One response, read by the direct decoder and by the reference. */
final class DecoderComparison {
    private static final TikHubDecoder DECODER = TikHubDecoder.create();
    private static final TikHubDecoder REFERENCE = DECODER.plain();

    private DecoderComparison() {}

    /**
     * Fails if the direct decoder reads something else than the reference, or a page that holds anything irregular. If
     * it gives up there is nothing to compare: the reference then gives the response, as it always did.
     *
     * @return whether it read the response
     */
    static boolean readDirectly(PageRequest request, byte[] body) {
        FastResult direct = FastDecoder.decode(request, body, 0, body.length);
        if (direct == null) {
            return false;
        }
        assertSame(request, body);
        assertThat(direct.page().irregularities()).isEqualTo(Irregularities.NONE);
        return true;
    }

    static boolean readDirectly(byte[] body) {
        return readDirectly(Responses.REQUEST, body);
    }

    static boolean readDirectly(String body) {
        return readDirectly(body.getBytes(UTF_8));
    }

    /** The same page, receipt and raw members and all, or the same failure. */
    static void assertSame(PageRequest request, byte[] body) {
        Outcome read = Outcome.of(DECODER, request, body);
        Outcome expected = Outcome.of(REFERENCE, request, body);
        if (!read.equals(expected)) {
            assertThat(read).as(new String(body, UTF_8)).isEqualTo(expected);
        }
    }

    /** What came of it. Pages are equal only if what is not modelled is: it is read for that. */
    private record Outcome(
            @Nullable CommentPage page,
            @Nullable Class<?> failure,
            @Nullable Charge charge,
            @Nullable String path,
            @Nullable String message) {
        static Outcome of(TikHubDecoder decoder, PageRequest request, byte[] body) {
            try {
                return new Outcome(decoder.decode(request, Responses.ok(body)), null, null, null, null);
            } catch (CommentSourceException failure) {
                String path = failure instanceof MalformedResponseException malformed ? malformed.path() : null;
                return new Outcome(null, failure.getClass(), failure.charge(), path, failure.getMessage());
            }
        }
    }
}
