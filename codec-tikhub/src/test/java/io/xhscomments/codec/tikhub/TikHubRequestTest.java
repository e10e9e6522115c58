package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TikHubRequestTest {
    private static final URI BASE = URI.create("http://127.0.0.1:8080/");

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080/a/b?n=1",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080/a/b?n=1",
        "http://127.0.0.1:8080/resold/xhs, http://127.0.0.1:8080/resold/xhs/a/b?n=1",
        "http://127.0.0.1:8080/resold/xhs/, http://127.0.0.1:8080/resold/xhs/a/b?n=1"
    })
    void pathFollowsAnyPrefix(URI base, URI expected) {
        assertThat(new TikHubRequest("a/b", Map.of("n", "1")).uri(base)).isEqualTo(expected);
    }

    @Test
    void theCursorOfWebV1IsPercentEncoded() {
        PageRequest next = PageRequest.comments(Responses.NOTE)
                .after(Cursor.of("{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2,\"pageArea\":\"UNFOLDED\"}"));

        assertThat(TikHubRoute.WEB_V1.requestFor(next).uri(BASE))
                .isEqualTo(URI.create("http://127.0.0.1:8080/api/v1/xiaohongshu/web/get_note_comments"
                        + "?note_id=6683b283000000001f0052bf"
                        + "&lastCursor=%7B%22cursor%22%3A%2266c4b7a300000000270106f7%22%2C%22index%22%3A2%2C"
                        + "%22pageArea%22%3A%22UNFOLDED%22%7D"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a+b", "a b", "a/b", "a=b&note_id=x", "a%20b", "a#b?c", "捂脸🔵", "\"{}[]|\\^`<>\"", "", "\n\t"})
    void valuesAreDecodedUnchanged(String value) {
        URI uri = new TikHubRequest("p", Map.of("v", value)).uri(BASE);

        String query = uri.getRawQuery();
        assertThat(query).startsWith("v=").matches("v=[0-9A-Za-z%._*-]*");
        assertThat(URLDecoder.decode(query.substring(2), UTF_8)).isEqualTo(value);
        assertThat(uri.getFragment()).isNull();
    }

    @Test
    void spaceIsNotEncodedAsPlus() {
        assertThat(new TikHubRequest("p", Map.of("v", "a b+c")).uri(BASE).getRawQuery())
                .isEqualTo("v=a%20b%2Bc");
    }
}
