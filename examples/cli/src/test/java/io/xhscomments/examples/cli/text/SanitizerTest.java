package io.xhscomments.examples.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "純白的云，好看！",
                "emoji 🔵 👍🏽 ❤️ 1️⃣",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                "می\u200cخواهم",
                "e\u0301",
            })
    void ordinaryTextStaysAsItIs(String text) {
        assertThat(Sanitizer.isSafe(text)).isTrue();
        assertThat(Sanitizer.oneLine(text)).isEqualTo(text);
        assertThat(Sanitizer.lines(text)).isEqualTo(text);
        assertThat(Sanitizer.cell(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0007",
                "\b",
                "\u000b",
                "\f",
                "\r",
                "\u001b",
                "\u001c",
                "\u007f",
                "\u0085",
                "\u0090",
                "\u009b",
                "\u009d",
                "\u00ad",
                "\u061c",
                "\u180e",
                "\u200b",
                "\u200c",
                "\u200d",
                "\u200e",
                "\u200f",
                "\u2028",
                "\u2029",
                "\u202a",
                "\u202e",
                "\u2060",
                "\u2064",
                "\u2066",
                "\u2069",
                "\u206f",
                "\ufeff",
                "\ufff9",
                "\ud83d",
                "\udc68",
                "\udb40\udc67",
                "\udb40\udc01",
            })
    void unsafeCharactersAreShownByNumberOrDropped(String unsafe) {
        String escaped = unsafe.chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
                .reduce("", String::concat);

        assertThat(Sanitizer.isSafe("a" + unsafe)).isFalse();
        assertThat(Sanitizer.oneLine("a" + unsafe + "b")).isEqualTo("a" + escaped + "b");
        assertThat(Sanitizer.lines("a" + unsafe + "b")).isEqualTo("a" + escaped + "b");
        assertThat(Sanitizer.cell("a" + unsafe + "b")).matches("a(?: ⏎ )?b");
    }

    @Test
    void lineFeedsAndTabsStayInLinesOnly() {
        assertThat(Sanitizer.lines("a\n\tb")).isEqualTo("a\n\tb");
        assertThat(Sanitizer.oneLine("a\n\tb")).isEqualTo("a\\u000a\\u0009b");
        assertThat(Sanitizer.cell("a\n\tb")).isEqualTo("a ⏎  b");
    }

    @Test
    void aWriterSeesWhatIsWrittenInParts() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeWriter writer = new SafeWriter(out, line -> line.replace("secret", "…"));

        writer.print("sec");
        writer.print("ret\u001b");
        writer.println();
        writer.println("one\nline\u202e");
        writer.print("no end \u009b");
        writer.flush();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("…\\u001b\none\\u000aline\\u202e\nno end \\u009b");
    }

    @Test
    void aTerminalGetsSafeLinesOfData() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SafeOutputStream stream = new SafeOutputStream(out)) {
            stream.write("純,\u001b[31m\r\n\"a\nb\"\r\nend\r".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("純,\\u001b[31m\r\n\"a\nb\"\r\nend\\u000d");
    }
}
