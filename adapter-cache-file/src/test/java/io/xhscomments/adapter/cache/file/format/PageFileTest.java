package io.xhscomments.adapter.cache.file.format;

import static io.xhscomments.adapter.cache.file.format.PageFileBytes.bytes;
import static io.xhscomments.adapter.cache.file.format.PageFileBytes.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.adapter.cache.file.Responses;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFileTest {
    private static final String HEAD = """
            XHS-PAGE 1
            key: {"note":"6700000000000000000000aa","route":"web-v1"}
            fetched-at: 2026-11-23T17:00:00Z
            source: import
            status: 200
            request-id: r-1
            cache-url: https://cache.example/x?sign=1
            form: verbatim

            """;

    /** Another program computed the checksums. */
    static Stream<Arguments> bodiesAndLastLines() {
        return Stream.of(Arguments.of("{\"第\":1}", "END 213 4e4f327c\n"), Arguments.of("", "END 204 ff81812b\n"));
    }

    @ParameterizedTest
    @MethodSource("bodiesAndLastLines")
    void lastLineCoversEveryPrecedingByte(String body, String lastLine) throws CorruptPageException {
        byte[] file = file(HEAD, body);
        assertThat(file).asString(StandardCharsets.UTF_8).isEqualTo(HEAD + body + "\n" + lastLine);

        PageFile page = PageFileParser.verify(file);
        assertThat(page.body()).asString(StandardCharsets.UTF_8).isEqualTo(body);
        assertThat(page.bodyLength()).isEqualTo(bytes(body).length);
        assertThat(page.headerBytes()).asString(StandardCharsets.UTF_8).isEqualTo(HEAD);
        assertThat(page.header().bytes()).asString(StandardCharsets.UTF_8).isEqualTo(HEAD);
        assertThat(page.isOf(PageFileName.of(Responses.key(0)))).isTrue();
        assertThat(page.isOf(PageFileName.of(Responses.key(1)))).isFalse();
    }

    @Test
    void keyMayBeInAnyHeaderLine() throws CorruptPageException {
        String key = PageKeyText.of(Responses.key(0));
        String other = "{\"note\":\"6700000000000000000000ab\",\"route\":\"web-v1\"}";
        PageFileName name = PageFileName.of(Responses.key(0));

        assertThat(PageFileParser.verify(file("XHS-PAGE 1\nmood: good\nkey:" + key + "\n\n", "{}"))
                        .isOf(name))
                .isTrue();
        assertThat(PageFileParser.verify(file("XHS-PAGE 1\nkey: " + other + "\n\n", "{}"))
                        .isOf(name))
                .isFalse();
        assertThat(PageFileParser.verify(file("XHS-PAGE 1\nkey: " + key + " x\n\n", "{}"))
                        .isOf(name))
                .isFalse();
        assertThat(PageFileParser.verify(file("XHS-PAGE 1\nmood: " + key + "\n\n", "{}"))
                        .isOf(name))
                .isFalse();
        assertThat(PageFileParser.verify(file("XHS-PAGE 1\n\n", "key: " + key)).isOf(name))
                .isFalse();
    }

    /** Includes files with a valid checksum, which no accident produces. */
    static Stream<Arguments> damagedFiles() {
        String newer = HEAD.replace("XHS-PAGE 1", "XHS-PAGE 2");
        return Stream.of(
                Arguments.of(new byte[0], "an empty file", true),
                Arguments.of(bytes("\n"), "its first line is not that of a page file", true),
                Arguments.of(bytes("{\"code\":200}"), "its first line is not that of a page file", true),
                Arguments.of(bytes("XHS-PAGE 1"), "its first line is not that of a page file", true),
                Arguments.of(file(HEAD.replace("PAGE 1", "PAGE 0"), "{}"), "its first line is not", true),
                Arguments.of(file(HEAD.replace("\n", "\r\n"), "{}"), "its first line is not", true),
                Arguments.of(file(HEAD.replace("PAGE 1", "PAGE 12345678901"), "{}"), "its first line is not", true),
                Arguments.of(bytes("XHS-PAGE 1\n"), "cut off or changed", true),
                Arguments.of(bytes(HEAD), "cut off or changed", true),
                Arguments.of(bytes(HEAD + "{}"), "cut off or changed", true),
                Arguments.of(file("XHS-PAGE 1\nkey: {}\n", "{}"), "its header has no end", true),
                Arguments.of(file("XHS-PAGE 1\nkey: {}\n", ""), "it has no body", true),
                Arguments.of(file(newer, "{}"), "format version 2 was found, version 1 is supported", false),
                Arguments.of(bytes("XHS-PAGE 7\n"), "format version 7 was found", false),
                Arguments.of(file(HEAD.replace("PAGE 1", "PAGE 999999999"), "{}"), "version 999999999", false));
    }

    @ParameterizedTest
    @MethodSource("damagedFiles")
    void damageIsDescribedAndMayBeQuarantined(byte[] file, String what, boolean mayBeQuarantined) {
        CorruptPageException damage =
                catchThrowableOfType(CorruptPageException.class, () -> PageFileParser.verify(file));
        assertThat(damage).hasMessageContaining(what);
        assertThat(damage.mayBeQuarantined()).isEqualTo(mayBeQuarantined);
    }

    /** Listing pages prints header values. */
    @ParameterizedTest
    @ValueSource(strings = {"\t", "\r", "\0", "\u001b[2J", "\u007f", "\u0080", "\u009f"})
    void headerWithControlCharactersIsRefused(String control) {
        byte[] file = file(HEAD.replace("r-1", "r" + control + "1"), "{}");

        assertThatThrownBy(() -> PageFileParser.verify(file)).hasMessage("its header has control characters");
        assertThatThrownBy(() -> PageFileParser.parseUnfinished(file)).hasMessage("its header has control characters");
    }

    @Test
    void headerAndBodyMayHaveAnyOtherText() throws CorruptPageException {
        PageFile page = PageFileParser.verify(file(HEAD.replace("r-1", "\u00a0é第🙂\u2028"), "\0\u001b\u0085\r\n"));

        assertThat(page.header().get("request-id")).hasValue("\u00a0é第🙂");
        assertThat(page.body()).asString(StandardCharsets.UTF_8).isEqualTo("\0\u001b\u0085\r\n");
    }

    @Test
    void headerMayBeEmpty() throws CorruptPageException {
        assertThat(PageFileParser.verify(file("XHS-PAGE 1\n\n", "")).header().values())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                      ''",
        "'{\"a\":1',              '{\"a\":1'",
        "'{\"a\":1}',             '{\"a\":1}'",
        "'{\"a\":1}\n',           '{\"a\":1}\n'",
        "'{\"a\":1}\nE',          '{\"a\":1}'",
        "'{\"a\":1}\nEND',        '{\"a\":1}'",
        "'{\"a\":1}\nEND 12',     '{\"a\":1}'",
        "'{\"a\":1}\nEND 12 ab\n', '{\"a\":1}'",
        "'{\n\"a\":1}\nENDE',     '{\n\"a\":1}\nENDE'",
        "'E',                     'E'"
    })
    void unfinishedFileHasItsPartialBody(String rest, String body) throws CorruptPageException {
        PageFile found = PageFileParser.parseUnfinished(bytes(HEAD + rest));

        assertThat(found.body()).asString(StandardCharsets.UTF_8).isEqualTo(body);
        assertThat(found.isOf(PageFileName.of(Responses.key(0)))).isTrue();
    }

    @Test
    void unfinishedFileNeedsACompleteHeader() {
        byte[] head = bytes(HEAD);
        for (int length = 0; length < head.length; length++) {
            byte[] cut = Arrays.copyOf(head, length);
            assertThatThrownBy(() -> PageFileParser.parseUnfinished(cut)).isInstanceOf(CorruptPageException.class);
        }
    }
}
