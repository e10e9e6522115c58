package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.json.DecodeException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Decodes the responses about prices and the account, which have no envelope like that of pages. Stateless, safe to
 * share between threads; it sends nothing and keeps nothing. Whatever a response holds, it becomes a value or a
 * {@link TikHubAccountException}, in memory that its size bounds.
 *
 * <p>Only responses with HTTP 200 belong here; for others there is {@link TikHubAccountException#ofStatus}.
 */
public final class AccountDecoder {
    private static final String COST = "data.endpoint_cost";

    private AccountDecoder() {}

    /**
     * Reads the response of {@link TikHubApi#ENDPOINT_INFO}.
     *
     * @throws TikHubAccountException if it is malformed, or tells no cost
     */
    public static EndpointInfo endpointInfo(byte[] body) {
        return decoded(
                body,
                response -> new EndpointInfo(
                        response.text("data.endpoint_uri"),
                        cost(response),
                        response.truth("data.allow_free_credit"),
                        response.truth("data.allow_discount"),
                        response.text("data.rate_limit"),
                        response.text("data.platform")));
    }

    /**
     * Reads the response of {@link TikHubApi#USER_INFO}.
     *
     * @throws TikHubAccountException if it is malformed, or tells neither of the account nor of the key
     */
    public static AccountInfo accountInfo(byte[] body) {
        return decoded(body, response -> {
            AccountInfo info = new AccountInfo(
                    response.money("user_data.balance"),
                    response.money("user_data.free_credit"),
                    response.truth("user_data.email_verified"),
                    response.number("api_key_data.api_key_status"));
            if (info.balance().isEmpty()
                    && info.freeCredit().isEmpty()
                    && info.keyStatus().isEmpty()) {
                throw DecodeException.ofBody("neither balance nor free credit nor key status is told");
            }
            return info;
        });
    }

    private static BigDecimal cost(FlatJson response) {
        BigDecimal cost = response.money(COST).orElseThrow(() -> DecodeException.ofBody(COST + " is missing"));
        if (cost.signum() < 0) {
            throw DecodeException.ofBody(COST + " is negative");
        }
        return cost;
    }

    private static <T> T decoded(byte[] body, Function<FlatJson, T> response) {
        try {
            return response.apply(FlatJson.in(Objects.requireNonNull(body, "body")));
        } catch (DecodeException fault) {
            // Without the place of the fault: it is told by names that the service may have made up.
            throw new TikHubAccountException(
                    OptionalInt.of(TikHubApi.HTTP_OK),
                    "the response could not be understood: " + fault.expected(),
                    null);
        }
    }
}
