package io.xhscomments.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FixturesTest {
    @Test
    void the_sample_is_the_documented_one_to_the_byte() throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Fixtures.sample());

        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(Fixtures.SAMPLE_SHA256);
    }

    @Test
    void the_sample_is_of_the_sample_note() {
        assertThat(Served.read(Fixtures.sample()).comments())
                .hasSize(7)
                .allSatisfy(comment -> assertThat(comment)
                        .containsEntry("note_id", Fixtures.sampleNote().value()));
    }

    @Test
    void each_caller_has_a_sample_of_its_own() {
        Fixtures.sample()[0] = 'X';
        Fixtures.error("502-html").body()[0] = 'X';

        assertThat(Fixtures.sample()[0]).isEqualTo((byte) '{');
        assertThat(Fixtures.error("502-html").body()[0]).isEqualTo((byte) '<');
    }

    @Test
    void every_error_file_is_offered() throws IOException, URISyntaxException {
        Path directory = Path.of(Fixtures.class
                        .getResource("fixtures/errors/401-invalid-key.json")
                        .toURI())
                .getParent();
        List<String> names;
        try (Stream<Path> files = Files.list(directory)) {
            names = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }

        assertThat(Fixtures.errors()).extracting(ErrorResponse::name).isEqualTo(names);
    }

    @Test
    void the_name_of_an_error_begins_with_its_status() {
        assertThat(Fixtures.errors())
                .allSatisfy(error -> assertThat(error.name()).startsWith(error.status() + "-"));
    }

    @Test
    void a_body_that_is_a_text_is_sent_as_it_stands() {
        ErrorResponse html = Fixtures.error("502-html");

        assertThat(new String(html.body(), UTF_8)).startsWith("<html>").endsWith("</html>");
        assertThat(html.headers()).containsEntry("Content-Type", "text/html");
    }

    @Test
    void a_body_that_is_json_is_sent_as_its_text() {
        assertThat(Served.read(Fixtures.error("429-object").body()).envelope())
                .isEqualTo(Map.of("detail", Map.of("code", 429.0, "message", "Too Many Requests")));
    }

    @Test
    void an_error_can_be_handed_to_a_decoder() {
        var raw = Fixtures.error("429-object").asRawPage();

        assertThat(raw.status()).isEqualTo(429);
        assertThat(raw.header("retry-after")).contains("2");
        assertThat(raw.body()).isEqualTo(Fixtures.error("429-object").body());
    }

    @Test
    void an_unknown_name_is_refused_with_the_names_there_are() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fixtures.error("418"))
                .withMessageContaining("\"418\"")
                .withMessageContaining("401-invalid-key");
    }

    @Test
    void an_response_of_ones_own_needs_a_status_that_can_be() {
        assertThat(ErrorResponse.of(418, Map.of("A", "b"), "tea".getBytes(UTF_8))
                        .asRawPage()
                        .header("a"))
                .contains("b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorResponse.of(99, Map.of(), new byte[0]))
                .withMessageContaining("99");
    }
}
