package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.AccountDecoder;
import io.xhscomments.codec.tikhub.AccountInfo;
import io.xhscomments.codec.tikhub.EndpointInfo;
import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRequest;
import io.xhscomments.codec.tikhub.TikHubRoute;
import java.util.Map;
import java.util.Objects;

/**
 * Reads prices and the account's balance: {@link TikHubTransport#account()}. Safe to share between threads. It belongs
 * to its transport, uses its settings, and stops working when the transport is closed. Each call sends one free request
 * and never retries. Failures are {@link TikHubAccountException}s. An interrupt is a failure, too, and the thread stays
 * interrupted.
 *
 * <p>Prices are per request, in US dollars, before discounts, and may change.
 */
public final class TikHubAccount {
    private final AccountHttp calls;
    private final Runnable requireOpen;

    /**
     * Creates the account access without sending.
     *
     * @param requireOpen throws if the transport is closed
     */
    TikHubAccount(AccountHttp calls, Runnable requireOpen) {
        this.calls = calls;
        this.requireOpen = requireOpen;
    }

    /**
     * The price of a page of comments on this route, which may differ from the transport's route. Sends one free
     * request.
     *
     * @throws TikHubAccountException if the service does not return the data
     * @throws IllegalStateException if the transport is closed
     */
    public EndpointInfo priceOfComments(TikHubRoute route) {
        return price(Objects.requireNonNull(route, "route").commentsPath());
    }

    /**
     * The price of a page of replies on this route, which may differ from the transport's route. Sends one free
     * request.
     *
     * @throws TikHubAccountException if the service does not return the data
     * @throws IllegalStateException if the transport is closed
     */
    public EndpointInfo priceOfReplies(TikHubRoute route) {
        return price(Objects.requireNonNull(route, "route").repliesPath());
    }

    /**
     * Balance, free credit and the key's status. Sends one free request.
     *
     * @throws TikHubAccountException if the service does not return the data
     * @throws IllegalStateException if the transport is closed
     */
    public AccountInfo info() {
        return AccountDecoder.accountInfo(send(new TikHubRequest(TikHubApi.USER_INFO, Map.of()), "the account"));
    }

    private EndpointInfo price(String path) {
        TikHubRequest request = new TikHubRequest(TikHubApi.ENDPOINT_INFO, Map.of(TikHubApi.ENDPOINT, "/" + path));
        return AccountDecoder.endpointInfo(send(request, "the price of " + path));
    }

    private byte[] send(TikHubRequest request, String subject) {
        requireOpen.run();
        return calls.send(request, subject);
    }
}
