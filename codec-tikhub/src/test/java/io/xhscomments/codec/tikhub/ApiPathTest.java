package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.core.page.PageRequest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {
    @ParameterizedTest
    @CsvSource({
        "/api/v1, api/v1/xiaohongshu/web/get_note_comments",
        "/api/v1/, api/v1/xiaohongshu/web/get_note_comments",
        "/api/u1/v1, api/u1/v1/xiaohongshu/web/get_note_comments",
        "/v1, v1/xiaohongshu/web/get_note_comments",
        "/, xiaohongshu/web/get_note_comments",
        "/a-b_c~d.e/0, a-b_c~d.e/0/xiaohongshu/web/get_note_comments"
    })
    void apiPathComesBeforeTheServicesPaths(String apiPath, String path) {
        ApiPath at = ApiPath.of(apiPath);

        assertThat(at.resolve(TikHubApi.WEB_V1_COMMENTS)).isEqualTo(path);
        assertThat(at.canonical(path)).contains(TikHubApi.WEB_V1_COMMENTS);
        assertThat(TikHubRoute.WEB_V1
                        .requestFor(PageRequest.comments(NOTE), at)
                        .uri(URI.create("https://a.example/p/")))
                .hasToString("https://a.example/p/" + path + "?note_id=" + NOTE);
    }

    @ParameterizedTest
    @EnumSource
    void defaultPathGivesTheUsualRequest(TikHubRoute route) {
        PageRequest request = PageRequest.comments(NOTE);

        assertThat(route.requestFor(request, ApiPath.DEFAULT)).isEqualTo(route.requestFor(request));
        assertThat(ApiPath.of("/api/v1")).isEqualTo(ApiPath.DEFAULT).hasSameHashCodeAs(ApiPath.DEFAULT);
    }

    @Test
    void accountRequestsMoveButTheirEndpointStays() {
        TikHubRequest question =
                new TikHubRequest(TikHubApi.ENDPOINT_INFO, Map.of(TikHubApi.ENDPOINT, "/" + TikHubApi.APP_V2_COMMENTS));

        assertThat(question.withApiPath(ApiPath.of("/api/u1/v1")))
                .isEqualTo(new TikHubRequest("api/u1/v1/tikhub/user/get_endpoint_info", question.parameters()));
    }

    @Test
    void pathOutsideTheApiHasNoCanonicalForm() {
        assertThat(ApiPath.of("/api/u1/v1").canonical("api/v1/xiaohongshu/web/get_note_comments"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api/sk-FAKE",
                "https://user:sk-FAKE@a.example/api/v1",
                "//sk-FAKE",
                "/api//sk-FAKE",
                "/api/v1?token=sk-FAKE",
                "/api/v1#sk-FAKE",
                "/../sk-FAKE",
                "/api/./sk-FAKE",
                "/api/%2e%2e/sk-FAKE",
                "/api v1/sk-FAKE",
                "/api/v1/sk-FAKE\n",
                "/\\sk-FAKE",
                "/接口/sk-FAKE",
                "/sk-FAKE/xiaohongshu",
                "/sk-FAKE/xiaohongshu/app_v2"
            })
    void otherTextIsRejectedAndNotShown(String apiPath) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiPath.of(apiPath))
                .withMessageStartingWith("An API path must ")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("FAKE"));
    }

    @Test
    void toStringDoesNotShowThePath() {
        assertThat(ApiPath.of("/sk-FAKE/v1").toString()).doesNotContain("FAKE");
        assertThat(ApiPath.DEFAULT).hasToString("ApiPath[/api/v1]");
    }
}
