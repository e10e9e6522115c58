package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;

/**
 * The live service, with the key from the environment, which the main methods of the recipes share. Each request with a
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
