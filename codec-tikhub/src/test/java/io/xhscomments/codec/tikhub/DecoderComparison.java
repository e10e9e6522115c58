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

/** Compares the results of the fast and the plain decoder for one response. */
final class DecoderComparison {
    private static final TikHubDecoder DECODER = TikHubDecoder.create();
    private static final TikHubDecoder PLAIN = DECODER.plain();

    private DecoderComparison() {}

    /**
     * Fails if the results of the decoders differ, or if the fast decoder returns an irregular page.
     *
     * @return whether the fast decoder read the response
     */
    static boolean readsFast(PageRequest request, byte[] body) {
        FastResult fast = FastDecoder.decode(request, body, 0, body.length);
        if (fast == null) {
            return false;
        }
        assertSame(request, body);
        assertThat(fast.page().irregularities()).isEqualTo(Irregularities.NONE);
        return true;
    }

    static boolean readsFast(byte[] body) {
        return readsFast(Responses.REQUEST, body);
    }

    static boolean readsFast(String body) {
        return readsFast(body.getBytes(UTF_8));
    }

    /** Fails unless both decoders return the same page, with receipt and unknown fields, or the same failure. */
    static void assertSame(PageRequest request, byte[] body) {
        Outcome read = Outcome.of(DECODER, request, body);
        Outcome expected = Outcome.of(PLAIN, request, body);
        if (!read.equals(expected)) {
            assertThat(read).as(new String(body, UTF_8)).isEqualTo(expected);
        }
    }

    /** A page or a failure. The equality of pages includes their unknown fields. */
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
