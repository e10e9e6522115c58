package io.xhscomments.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.examples.cli.output.HtmlWriter;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The picture in the README: the page of the embedded sample, as it is today. */
class ScreenshotIT {
    private static final Path PICTURE = Path.of("target", "report-page.png");

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path dir;

    @Test
    void screenshotOfTheEmbeddedSample() throws IOException {
        Path file = dir.resolve("sample.html");
        try (TikHubStub stub = TikHubStub.start();
                TikHubTransport tikhub = TikHubTransport.builder(stub.apiKey())
                        .baseUrl(stub.baseUrl())
                        .build();
                OutputStream out = Files.newOutputStream(file);
                HtmlWriter writer = HtmlWriter.to(out, PageSettings.DEFAULTS, false)) {
            Reading reading = NoteReader.ofDefaults(tikhub.source()).start(Fixtures.sampleNote());
            while (reading.hasNext()) {
                Comment comment = reading.next();
                writer.write(comment);
            }
            writer.conclude(List.of(Summary.of(reading)));
        }
        browser.size(1180, 2100);
        browser.open(file);
        browser.size(1180, ((Number) browser.run("return document.documentElement.scrollHeight")).intValue());
        browser.await("const done = arguments[0]; requestAnimationFrame(() => setTimeout(() => done()))");

        browser.save(PICTURE);

        assertThat(browser.find("#coverage .headline").getText()).isEqualTo("7 of 117 reported top-level comments");
        assertThat(browser.texts("#table .body .row .name")).hasSize(7);
        assertThat(Files.size(file)).isLessThan(1_500_000);
        System.out.println(
                "The page of the embedded sample has " + Files.size(file) + " bytes; its picture is " + PICTURE);
    }
}
