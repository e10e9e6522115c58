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
 * Asks for prices and for the account's balance: {@link TikHubTransport#account()}. Safe to share between threads; it
 * belongs to its transport, shares its settings, and asks nothing more once that is closed. Each call sends one
 * request, which is free, and never sends it again. Failures are {@link TikHubAccountException}s; interrupting the
 * calling thread is one, and the thread stays interrupted.
 *
 * <p>Prices are per request, in US dollars, before discounts, and not promised to stay.
 */
public final class TikHubAccount {
    private final AccountHttp calls;
    private final Runnable requireOpen;

    /**
     * Sends nothing.
     *
     * @param requireOpen throws if the transport is closed
     */
    TikHubAccount(AccountHttp calls, Runnable requireOpen) {
        this.calls = calls;
        this.requireOpen = requireOpen;
    }

    /**
     * What a page of comments costs on this route, whichever the transport uses. Sends one request, free.
     *
     * @throws TikHubAccountException if the service did not respond it
     * @throws IllegalStateException if the transport is closed
     */
    public EndpointInfo priceOfComments(TikHubRoute route) {
        return price(Objects.requireNonNull(route, "route").commentsPath());
    }

    /**
     * What a page of replies costs on this route, whichever the transport uses. Sends one request, free.
     *
     * @throws TikHubAccountException if the service did not respond it
     * @throws IllegalStateException if the transport is closed
     */
    public EndpointInfo priceOfReplies(TikHubRoute route) {
        return price(Objects.requireNonNull(route, "route").repliesPath());
    }

    /**
     * Balance, free credit and the key's status. Sends one request, free.
     *
     * @throws TikHubAccountException if the service did not respond it
     * @throws IllegalStateException if the transport is closed
     */
    public AccountInfo info() {
        return AccountDecoder.accountInfo(response(new TikHubRequest(TikHubApi.USER_INFO, Map.of()), "the account"));
    }

    private EndpointInfo price(String path) {
        TikHubRequest question = new TikHubRequest(TikHubApi.ENDPOINT_INFO, Map.of(TikHubApi.ENDPOINT, "/" + path));
        return AccountDecoder.endpointInfo(response(question, "the price of " + path));
    }

    private byte[] response(TikHubRequest question, String asked) {
        requireOpen.run();
        return calls.response(question, asked);
    }
}
