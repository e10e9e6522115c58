package io.xhscomments.codec.tikhub;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Decodes the answers about prices and the account, which have no envelope like that of pages. Stateless, safe to share
 * between threads; it sends nothing and keeps nothing. Whatever an answer holds, it becomes a value or a
 * {@link TikHubAccountException}, in memory that its size bounds.
 *
 * <p>Only answers with HTTP 200 belong here; for others there is {@link TikHubAccountException#ofStatus}.
 */
public final class AccountDecoder {
    private static final String COST = "data.endpoint_cost";

    private AccountDecoder() {}

    /**
     * Reads the answer of {@link TikHubApi#ENDPOINT_INFO}.
     *
     * @throws TikHubAccountException if it is malformed, or tells no cost
     */
    public static EndpointInfo endpointInfo(byte[] body) {
        return decoded(
                body,
                answer -> new EndpointInfo(
                        answer.text("data.endpoint_uri"),
                        cost(answer),
                        answer.truth("data.allow_free_credit"),
                        answer.truth("data.allow_discount"),
                        answer.text("data.rate_limit"),
                        answer.text("data.platform")));
    }

    /**
     * Reads the answer of {@link TikHubApi#USER_INFO}.
     *
     * @throws TikHubAccountException if it is malformed, or tells neither of the account nor of the key
     */
    public static AccountInfo accountInfo(byte[] body) {
        return decoded(body, answer -> {
            AccountInfo info = new AccountInfo(
                    answer.money("user_data.balance"),
                    answer.money("user_data.free_credit"),
                    answer.truth("user_data.email_verified"),
                    answer.number("api_key_data.api_key_status"));
            if (info.balance().isEmpty()
                    && info.freeCredit().isEmpty()
                    && info.keyStatus().isEmpty()) {
                throw Fault.ofWhole("neither balance nor free credit nor key status is told");
            }
            return info;
        });
    }

    private static BigDecimal cost(PlainValues answer) {
        BigDecimal cost = answer.money(COST).orElseThrow(() -> Fault.ofWhole(COST + " is missing"));
        if (cost.signum() < 0) {
            throw Fault.ofWhole(COST + " is negative");
        }
        return cost;
    }

    private static <T> T decoded(byte[] body, Function<PlainValues, T> answer) {
        try {
            return answer.apply(PlainValues.in(Objects.requireNonNull(body, "body")));
        } catch (Fault fault) {
            // Without the place of the fault: it is told by names that the service may have made up.
            throw new TikHubAccountException(
                    OptionalInt.of(200), "the answer could not be understood: " + fault.expected(), null);
        }
    }
}
