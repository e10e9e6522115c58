package io.xhscomments.examples.recipes.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.port.ResponseFormat;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decodes the responses of the vendor. The content of its envelope is a response as TikHub passes it on, so this class
 * wraps it in an envelope of TikHub and uses TikHub's decoder. Paths in failures therefore have one more {@code data}.
 * Stateless, safe to share between threads.
 */
final class JustOneDecoder implements ResponseFormat {
    private static final byte[] MARK = "\uFEFF".getBytes(UTF_8);
    private static final byte[] BEFORE = "{\"data\":".getBytes(UTF_8);
    private static final byte[] AFTER = "}".getBytes(UTF_8);

    private final ApiKey token;
    private final TikHubDecoder pages;

    JustOneDecoder(ApiKey token) {
        this.token = token;
        this.pages = TikHubDecoder.redacting(token);
    }

    /** The name of the route, for comments and replies. */
    @Override
    public String route() {
        return "justoneapi-v2";
    }

    @Override
    public CommentPage decode(PageRequest request, RawResponse response) {
        Charge charge = response.origin() == RawResponse.Origin.NETWORK ? Charge.CHARGED : Charge.FREE;
        int status = response.status();
        byte[] json = withoutByteOrderMark(response.body());
        Optional<JustOneEnvelope> read = JustOneEnvelope.of(json);
        if (read.isPresent() && read.get().code() != 0) {
            CommentSourceException failure = failure(request, status, read.get(), charge);
            read.get()
                    .requestId()
                    .map(token::redact)
                    .ifPresent(id -> CommentSourceException.withRequestId(failure, id));
            throw failure;
        }
        if (status != 200) {
            throw ResponseLostException.brokenOff(
                    request, status, Charge.UNKNOWN, "what came in its place is not of the vendor", null);
        }
        JustOneEnvelope envelope = read.orElseThrow(
                () -> new MalformedResponseException(request, charge, "$", "expected an object with a code"));
        RawResponse wrapped = new RawResponse(status, response.headers(), wrapped(json), response.origin());
        CommentPage page = pages.decode(request, wrapped);
        Receipt receipt = page.receipt();
        return page.withReceipt(new Receipt(
                receipt.charge(),
                receipt.spend(),
                envelope.requestId().map(token::redact),
                receipt.servedAt(),
                receipt.route(),
                receipt.cacheLink()));
    }

    /** The codes 0 and 201 are charged. An unlisted code counts as charged. */
    private CommentSourceException failure(PageRequest request, int status, JustOneEnvelope envelope, Charge charge) {
        String said = token.redact(envelope.message());
        return switch (envelope.code()) {
            case 100 -> new AuthenticationException(request, status, said);
            case 201 -> new NoteNotFoundException(request, charge);
            case 301 -> new UpstreamErrorException(request, status, said);
            case 302 -> new RateLimitedException(request, status, Optional.empty(), said);
            // The quota resets tomorrow, so no retry waits for it.
            case 303, 600 -> new PermissionDeniedException(request, status, false, said);
            case 400 -> InvalidRequestException.byService(request, status, said);
            case 500 -> new ServerErrorException(request, status, Optional.empty(), said);
            case 601 -> new InsufficientBalanceException(request, status, false, said);
            default -> new ChargedFailureException(request, charge, OptionalLong.of(envelope.code()), false, said);
        };
    }

    private static byte[] withoutByteOrderMark(byte[] body) {
        boolean marked = body.length >= MARK.length && Arrays.equals(body, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(body, MARK.length, body.length) : body;
    }

    private static byte[] wrapped(byte[] json) {
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();
        envelope.writeBytes(BEFORE);
        envelope.writeBytes(json);
        envelope.writeBytes(AFTER);
        return envelope.toByteArray();
    }

    /** Returns nothing, because a response does not contain its request. */
    @Override
    public Optional<PageKey> keyOf(byte[] body) {
        return Optional.empty();
    }

    /** Returns nothing, because this vendor keeps no copies. */
    @Override
    public Optional<CacheLink> linkIn(byte[] beginning) {
        return Optional.empty();
    }
}
