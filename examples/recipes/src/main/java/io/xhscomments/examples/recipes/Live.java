package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;

/**
 * What the recipes' main methods share: the live service, with the key out of the environment. Each request with an
 * response is charged.
 */
final class Live {
    private Live() {}

    static TikHubTransport webV1() {
        return settings().build();
    }

    static TikHubTransport appV2() {
        return settings().route(TikHubRoute.APP_V2).build();
    }

    private static TikHubTransport.Builder settings() {
        return TikHubTransport.builder(ApiKey.of(System.getenv("TIKHUB_API_KEY")));
    }
}
