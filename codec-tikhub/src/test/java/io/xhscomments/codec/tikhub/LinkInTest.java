package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseDecoder;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkInTest {
    private static final URI LINK = URI.create("https://cache.example/p?sign=0");
    private static final String MEMBER = "\"cache_url\":\"" + LINK + "\"";

    private final ResponseDecoder format = TikHubDecoder.create();

    @Test
    void linkOfTheSampleIsFoundOnceComplete() {
        byte[] sample = Responses.documentedSample();
        String url = "https://cache.tikhub.io/api/v1/cache/public/90ebebd4-5f9f-4d96-bf63-4488a5b8334f?sign="
                + "0".repeat(64);
        String upToIt = new String(sample, UTF_8).split("\"cache_url\"", 2)[0] + "\"cache_url\": \"" + url + "\"";
        int come = upToIt.getBytes(UTF_8).length;

        for (int length = 0; length <= sample.length; length++) {
            Optional<CacheLink> link = format.linkIn(Arrays.copyOf(sample, length));

            assertThat(link.map(CacheLink::reveal))
                    .as("after %d of %d bytes", length, sample.length)
                    .isEqualTo(length < come ? Optional.empty() : Optional.of(URI.create(url)));
        }
    }

    @Test
    void linkAfterThePageIsFoundAndNoCutFails() {
        byte[] complete = ("\uFEFF{\"x\":[1.5,-0,true,null,\"捂脸🔵\\ud83d\\n\"],\"data\":{\"code\":0},"
                        + MEMBER.replace("/", "\\/")
                        + "}")
                .getBytes(UTF_8);
        for (int length = 0; length < complete.length - 1; length++) {
            assertThat(format.linkIn(Arrays.copyOf(complete, length))).isEmpty();
        }
        assertThat(linkIn(new String(complete, UTF_8))).contains(LINK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{MEMBER}}",
                "[{MEMBER}]",
                "[MEMBER",
                "{\"data\":{\"comments\":[{\"content\":\"MEMBER\"}]}}",
                "{\"content\":\"\\\"},MEMBER",
                "{\"content\":\",\\\"cache_url\\\":\\\"https://cache.example/p\\\"",
                "{\"x\":{},\"\":{MEMBER",
                "{\"cache_url_\":\"https://cache.example/p\"}",
                "{\"Cache_url\":\"https://cache.example/p\"}",
                "MEMBER",
                "{x,MEMBER}",
                "<html>{MEMBER}"
            })
    void linkOutsideTheEnvelopeIsIgnored(String body) {
        String inside = body.contains("\"MEMBER\"") ? MEMBER.replace("\"", "\\\"") : MEMBER;

        assertThat(linkIn(body.replace("MEMBER", inside))).isEmpty();
    }

    /** As resellers wrap it, with the members in any order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":0,\"message\":\"ok\",\"data\":ENVELOPE}",
                "{\"data\":ENVELOPE,\"code\":0}",
                "{\"success\":true,\"billed\":true,\"data\":ENVELOPE,\"time_stamp\":1}"
            })
    void linkInAWrappedEnvelopeIsFoundOnceItHasArrived(String wrapped) {
        String envelope = "{\"code\":200,\"request_id\":\"r\"," + MEMBER + ",\"data\":{\"code\":0,\"data\":{"
                + "\"user_id\":\"5ee237720000000001001a5d\",\"comments\":[],\"has_more\":false}}}";
        byte[] body = wrapped.replace("ENVELOPE", envelope).getBytes(UTF_8);
        Optional<CacheLink> link = format.decode(Responses.REQUEST, RawResponse.stored(body))
                .receipt()
                .cacheLink();
        assertThat(link.map(CacheLink::reveal)).contains(LINK);

        boolean found = false;
        for (int length = 0; length <= body.length; length++) {
            Optional<CacheLink> part = format.linkIn(Arrays.copyOf(body, length));
            assertThat(part).as("after %d bytes", length).isIn(Optional.empty(), link);
            assertThat(found && part.isEmpty())
                    .as("lost after %d bytes", length)
                    .isFalse();
            found |= part.isPresent();
        }
        assertThat(found).isTrue();
    }

    @Test
    void outerEnvelopeHidesTheLinkOfAnInnerOne() {
        String inner = "\"data\":{\"request_id\":\"r\"," + MEMBER + "}";

        assertThat(linkIn("{" + inner + "}")).contains(LINK);
        assertThat(linkIn("{\"router\":\"/r\"," + inner + "}")).isEmpty();
        assertThat(linkIn("{\"cache_url\":\"https://outer.example/p\"," + inner + "}"))
                .contains(URI.create("https://outer.example/p"));
        assertThat(linkIn("{\"data\":{" + inner + "}}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "{\"cache_url\":\"https://cache.example/p\"}",
                "[\"https://cache.example/p\"]",
                "\"\"",
                "\"no link\"",
                "\"/relative?sign=0\"",
                "\"https:///p\"",
                "\"https://h/ p\"",
                "\"https://h/%zz\"",
                "\"mailto:a@cache.example\""
            })
    void linkWithoutHostIsIgnored(String value) {
        assertThat(linkIn("{\"cache_url\":" + value + "}")).isEmpty();
    }

    @Test
    void schemeAndHostAreNotChecked() {
        assertThat(linkIn("{\"cache_url\":\"http://127.0.0.1:8080/p\"}"))
                .contains(URI.create("http://127.0.0.1:8080/p"));
    }

    @Test
    void lastLinkIsUsedInAnyOrderAndSpelling() {
        assertThat(linkIn("{" + MEMBER)).contains(LINK);
        assertThat(linkIn("{\"cache\\u005furl\" : \"https:\\/\\/cache.example/p?sign\\u003d0\""))
                .contains(LINK);
        assertThat(linkIn("{\"cache_url\":\"https://old.example/p\"," + MEMBER + ",\"x\":tru"))
                .contains(LINK);
        assertThat(linkIn("{" + MEMBER + ",\"cache_url\":\"https://cut.exam")).contains(LINK);
    }

    @Test
    void linkIsThatOfTheReceipt() {
        byte[] sample = Responses.documentedSample();

        assertThat(format.linkIn(sample))
                .isPresent()
                .isEqualTo(format.decode(Responses.REQUEST, RawResponse.stored(sample))
                        .receipt()
                        .cacheLink());
    }

    @Test
    void linkWithTheKeyIsLeftOut() {
        String body = "{\"cache_url\":\"https://cache.example/q7/Zt-4w?sign=0\"}";

        assertThat(TikHubDecoder.redacting(ApiKey.of("q7/Zt-4w")).linkIn(body.getBytes(UTF_8)))
                .isEmpty();
        assertThat(linkIn(body)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"cache_url\":"})
    void endlessNestingDoesNotFail(String opening) {
        assertThat(linkIn("{\"x\":" + opening.repeat(100_000) + MEMBER)).isEmpty();
        assertThat(linkIn("{" + MEMBER + ",\"x\":" + opening.repeat(100_000))).contains(LINK);
    }

    private Optional<URI> linkIn(String beginning) {
        return format.linkIn(beginning.getBytes(UTF_8)).map(CacheLink::reveal);
    }
}
