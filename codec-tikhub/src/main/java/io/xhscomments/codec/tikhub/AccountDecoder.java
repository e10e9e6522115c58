package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.json.DecodeException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Decodes the responses about prices and the account, which have no envelope. Stateless, safe to share between threads;
 * sends nothing and keeps nothing. Every response becomes a value or a {@link TikHubAccountException}, in memory in
 * proportion to its size.
 *
 * <p>It decodes responses with HTTP 200; for others use {@link TikHubAccountException#ofStatus}.
 */
public final class AccountDecoder {
    private static final String COST = "data.endpoint_cost";

    private AccountDecoder() {}

    /**
     * Reads the response of {@link TikHubApi#ENDPOINT_INFO}.
     *
     * @throws TikHubAccountException if it is malformed or has no cost
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
     * @throws TikHubAccountException if it is malformed, or describes neither the account nor the key
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
                throw DecodeException.ofBody("it has neither balance nor free credit nor key status");
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
            // Without the path of the fault, which contains names that the service may have made up.
            throw new TikHubAccountException(
                    OptionalInt.of(TikHubApi.HTTP_OK),
                    "the response could not be understood: " + fault.expected(),
                    null);
        }
    }
}
