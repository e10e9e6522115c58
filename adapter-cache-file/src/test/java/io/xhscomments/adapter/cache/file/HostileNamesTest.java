package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.Directories;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No cursor, route or response leads out of the store or writes header lines. */
class HostileNamesTest {
    private static final List<String> STRANGE = List.of(
            "../../outside/file",
            "..\\..\\outside\\file",
            "/etc/passwd",
            "C:\\Windows\\win.ini",
            "\\\\host\\share",
            "file:///etc/passwd",
            "~",
            ".",
            "..",
            ".lock",
            "xhs-pages.json",
            "CON",
            "nul.page",
            "aux",
            "\0",
            "a\0.page",
            "\n",
            "\r\n",
            "\n\nform: redacted\n\n{}\nEND 1 00000000\n",
            "\nkey: {}",
            "\"",
            "\"}",
            "'; drop table pages; --",
            "$(touch outside)",
            "%2e%2e%2f",
            "%00",
            "\u001b[2J",
            "\u202e",
            "\ufeff",
            "\uffff",
            "\u2028",
            " ",
            "\t",
            "第",
            "🙂",
            "\ud83d",
            "\ude42",
            "\ude42\ud83d",
            "İ",
            "i",
            "I",
            "ı");

    @TempDir
    Path dir;

    /** Each cursor as a page of comments and of replies, on two routes; single characters on one route. */
    private static List<PageKey> keys() {
        PageRequest first = PageRequest.comments(Responses.NOTE);
        PageRequest replies = PageRequest.replies(Responses.NOTE, CommentId.of("6700000000000000000000bb"));
        Stream<PageKey> single =
                IntStream.range(0, 256).mapToObj(c -> new PageKey("web-v1", first.after(Cursor.of("x" + (char) c))));
        Stream<String> longest =
                Stream.of("\0", "\ud83d", "第", "../").map(text -> text.repeat(Cursor.MAX_LENGTH / text.length()));
        Stream<PageKey> strange = Stream.concat(STRANGE.stream(), longest)
                .map(Cursor::of)
                .flatMap(cursor -> Stream.of("web-v1", "../../outside/file")
                        .flatMap(route -> Stream.of(
                                new PageKey(route, first.after(cursor)), new PageKey(route, replies.after(cursor)))));
        return Stream.concat(single, strange).toList();
    }

    @Test
    void everyStrangeCursorHasAPlainFileInTheStore() throws IOException {
        Path outside = Files.createDirectory(dir.resolve("outside"));
        Files.writeString(outside.resolve("file"), "not yours");
        Map<String, String> before = DirectorySnapshot.of(outside);
        PageStore store = Stores.at(dir.resolve("pages"), Stores.NOW);
        List<PageKey> keys = keys();

        keys.forEach(key -> Stores.pay(store, key, Responses.page(0)));

        for (PageKey key : keys) {
            assertThat(store.replay(Responses.format(key.route()))
                            .send(key.request())
                            .body())
                    .isEqualTo(Responses.page(0));
        }
        assertThat(store.pages()).extracting(StoredPage::key).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(store.check(TikHubDecoder.create(), body -> false).findings())
                .allMatch(finding -> finding.kind() == CheckReport.Kind.WRONG_ROUTE)
                .hasSize((int) keys.stream()
                        .filter(key -> !key.route().equals(Responses.ROUTE))
                        .count());
        assertThat(DirectorySnapshot.of(dir.resolve("pages")).keySet())
                .allMatch(name -> name.matches(
                        "|\\.lock|\\.gitattributes|xhs-pages\\.json|[0-9a-f]{2}|[0-9a-f]{2}[/\\\\][0-9a-f]{38}\\.page"
                                + "|readings([/\\\\][0-9a-f]{2}([/\\\\][0-9a-f]{24}\\.readings)?)?"));
        assertThat(DirectorySnapshot.of(outside)).isEqualTo(before);
        assertThat(Directories.entries(dir)).containsExactly(outside, dir.resolve("pages"));
        Figures.print("hostile names: %d keys, each in a file of its own, touched outside 0", keys.size());
    }

    /** The transport returns headers unchanged, and a custom decoder may accept anything. */
    @Test
    void responseCannotWriteHeaderLines() throws IOException {
        List<String> ids = List.of(
                "a\nform: redacted", "a\n\n{}", "a\r\nx: y", "\u001b[2J", "x".repeat(5000), "第".repeat(30), " ");
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            byte[] body = i % 2 == 0
                    ? Responses.page(i)
                    : "{\"code\":200,\"data\":{\"code\":301}}".getBytes(StandardCharsets.UTF_8);
            PageTransport delegate = (request, sink) ->
                    new RawResponse(200, Map.of("x-request-id", id), body, RawResponse.Origin.NETWORK);
            PageStore store = Stores.at(dir.resolve("pages" + i), Stores.NOW);
            ReadThrough.builder(store, delegate, telling(id))
                    .listener(StoreListener.NONE)
                    .build()
                    .send(Responses.request(i));

            Path kept = i % 2 == 0
                    ? Stores.page(store, i)
                    : Stores.in(store, StoreLayout.FAILED).get(0);
            PageFile file = PageFileParser.verify(Files.readAllBytes(kept));
            assertThat(file.body()).isEqualTo(body);
            assertThat(file.isOf(PageFileName.of(Responses.key(i)))).isTrue();
            assertThat(file.header().values().keySet())
                    .containsExactly("key", "fetched-at", "source", "status", "request-id", "cache-url", "form");
            assertThat(file.header().get("request-id")).as(id).isEmpty();
            assertThat(file.header().get("cache-url")).isEmpty();
            assertThat(file.header().get("form")).hasValue("verbatim");
        }
    }

    /** A decoder that accepts everything. */
    private static ResponseFormat telling(String requestId) {
        TikHubDecoder real = TikHubDecoder.create();
        return Responses.format(Responses.ROUTE, (request, response) -> {
            CommentPage page = real.decode(request, response);
            Receipt receipt = page.receipt();
            return page.withReceipt(new Receipt(
                    receipt.charge(),
                    receipt.spend(),
                    Optional.of(requestId),
                    receipt.servedAt(),
                    receipt.route(),
                    Optional.of(new CacheLink(URI.create("https://cache.example/" + "x".repeat(3000))))));
        });
    }
}
