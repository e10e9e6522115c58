package io.xhscomments.testkit.stub;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.wire.Endpoint;
import io.xhscomments.testkit.wire.Json;
import io.xhscomments.testkit.wire.RouteTraits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** The service's free endpoints: the price of an endpoint and the balance of the account. */
final class AccountEndpoint {
    /** Amounts in US dollars. */
    record Balance(BigDecimal paid, BigDecimal freeCredit) {}

    private AccountEndpoint() {}

    static boolean handles(String path) {
        return path.equals(TikHubApi.ENDPOINT_INFO) || path.equals(TikHubApi.USER_INFO);
    }

    /** The endpoint parameter as sent. */
    static Optional<String> endpoint(ReceivedRequest request) {
        return Optional.ofNullable(request.parameters().get(TikHubApi.ENDPOINT));
    }

    /**
     * The response to a request for a price or for the account.
     *
     * @param path the canonical path of the service
     */
    static PlannedResponse respond(StubState now, ReceivedRequest request, String path) {
        return path.equals(TikHubApi.USER_INFO) ? userInfo(now.balance) : endpointInfo(now, request);
    }

    /** The real service's response for an unknown endpoint is not known; the stub returns 404. */
    private static PlannedResponse endpointInfo(StubState now, ReceivedRequest request) {
        Optional<String> requested = endpoint(request);
        if (requested.isEmpty()) {
            return PlannedResponse.of(Fixtures.error("422-validation").withText(TikHubApi.NOTE_ID, TikHubApi.ENDPOINT));
        }
        return Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint.router().equals(requested.get()))
                .findFirst()
                .map(endpoint -> json(json -> writeEndpoint(json, endpoint, now.price(endpoint.route))))
                .orElseGet(() -> PlannedResponse.of(Fixtures.error("404-object")));
    }

    private static void writeEndpoint(JsonWriter json, Endpoint endpoint, BigDecimal price) throws IOException {
        json.beginObject().name("code").value(200).name("data").beginObject();
        json.name("endpoint_uri").value(endpoint.router());
        json.name("endpoint_cost").value(price);
        json.name("allow_free_credit").value(RouteTraits.allowsFreeCredit(endpoint.route));
        json.name("allow_discount").value(RouteTraits.allowsFreeCredit(endpoint.route));
        json.name("rate_limit").value("10/second");
        json.name("platform").value("xiaohongshu");
        json.endObject().endObject();
    }

    private static PlannedResponse userInfo(Balance balance) {
        return json(json -> {
            json.beginObject().name("code").value(200);
            json.name("api_key_data").beginObject();
            json.name("api_key_status").value(1);
            json.endObject();
            json.name("user_data").beginObject();
            json.name("balance").value(balance.paid());
            json.name("free_credit").value(balance.freeCredit());
            json.name("email_verified").value(true);
            json.endObject().endObject();
        });
    }

    /** HTTP 200, not charged. */
    private static PlannedResponse json(Json.Value body) {
        return PlannedResponse.page(Json.bytes(body));
    }
}
