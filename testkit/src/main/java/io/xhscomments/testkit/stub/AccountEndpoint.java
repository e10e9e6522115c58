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

/** Responses the questions that are free: what an endpoint costs, and what the account holds. */
final class AccountEndpoint {
    /** What the balance is, in US dollars. */
    record Balance(BigDecimal paid, BigDecimal freeCredit) {}

    private AccountEndpoint() {}

    static boolean responses(String path) {
        return path.equals(TikHubApi.ENDPOINT_INFO) || path.equals(TikHubApi.USER_INFO);
    }

    /** The endpoint that is asked about, as sent, if it was. */
    static Optional<String> endpoint(Arrival arrival) {
        return Optional.ofNullable(arrival.parameters().get(TikHubApi.ENDPOINT));
    }

    /**
     * Responses a question.
     *
     * @param path the path as the service itself has it
     */
    static StubReply response(StubState now, Arrival arrival, String path) {
        return path.equals(TikHubApi.USER_INFO) ? userInfo(now.balance) : endpointInfo(now, arrival);
    }

    /** What the service says of an endpoint that it does not have is not known. Here it says that there is none. */
    private static StubReply endpointInfo(StubState now, Arrival arrival) {
        Optional<String> asked = endpoint(arrival);
        if (asked.isEmpty()) {
            return StubReply.of(Fixtures.error("422-validation").withText(TikHubApi.NOTE_ID, TikHubApi.ENDPOINT));
        }
        return Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint.router().equals(asked.get()))
                .findFirst()
                .map(endpoint -> json(json -> writeEndpoint(json, endpoint, now.price(endpoint.route))))
                .orElseGet(() -> StubReply.of(Fixtures.error("404-object")));
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

    private static StubReply userInfo(Balance balance) {
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

    /** With HTTP 200, as a page, but not charged. */
    private static StubReply json(Json.Value body) {
        return StubReply.page(Json.bytes(body));
    }
}
