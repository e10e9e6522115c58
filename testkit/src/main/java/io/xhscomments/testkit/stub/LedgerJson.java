package io.xhscomments.testkit.stub;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a ledger as JSON: totals, then one object per page, then one object per request. */
final class LedgerJson {
    /** Requests with equal values are requests for the same page. A page with two charges was paid for twice. */
    private record Page(
            Optional<TikHubRoute> route,
            Optional<String> note,
            Optional<String> shareText,
            Optional<String> comment,
            Optional<String> cursor,
            Optional<String> order,
            Optional<String> area) {
        static Page of(Ledger.Entry entry) {
            return new Page(
                    entry.route(),
                    entry.note(),
                    entry.shareText(),
                    entry.comment(),
                    entry.cursor(),
                    entry.order(),
                    entry.area());
        }
    }

    private LedgerJson() {}

    static void write(JsonWriter json, Ledger ledger) throws IOException {
        json.setIndent("  ");
        json.beginObject();
        writeTotals(json, ledger);
        json.name("freeQuestions").value(ledger.accountRequests().size());
        json.name("pages").beginArray();
        Map<Page, List<Ledger.Entry>> pages = ledger.entries().stream()
                .collect(Collectors.groupingBy(Page::of, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<Page, List<Ledger.Entry>> page : pages.entrySet()) {
            json.beginObject();
            writePage(json, page.getKey());
            writeTotals(json, new Ledger(page.getValue(), List.of()));
            json.endObject();
        }
        json.endArray();
        json.name("entries").beginArray();
        for (Ledger.Entry entry : ledger.entries()) {
            write(json, entry);
        }
        json.endArray();
        json.name("questions").beginArray();
        for (Ledger.AccountRequest request : ledger.accountRequests()) {
            write(json, request);
        }
        json.endArray();
        json.endObject();
    }

    private static void writeTotals(JsonWriter json, Ledger ledger) throws IOException {
        json.name("requests").value(ledger.requests());
        json.name("charged").value(ledger.charged());
        json.name("free").value(ledger.free());
        json.name("unknown").value(ledger.unknown());
    }

    private static void writePage(JsonWriter json, Page page) throws IOException {
        json.name("route").value(page.route().map(TikHubRoute::id).orElse(null));
        json.name("note").value(page.note().orElse(null));
        if (page.shareText().isPresent()) {
            json.name(TikHubApi.SHARE_TEXT).value(page.shareText().get());
        }
        json.name("comment").value(page.comment().orElse(null));
        json.name("cursor").value(page.cursor().orElse(null));
        if (page.order().isPresent()) {
            json.name(TikHubApi.SORT_STRATEGY).value(page.order().get());
        }
        if (page.area().isPresent()) {
            json.name(TikHubApi.PAGE_AREA).value(page.area().get());
        }
    }

    private static void write(JsonWriter json, Ledger.Entry entry) throws IOException {
        json.beginObject();
        json.name("ordinal").value(entry.ordinal());
        json.name("path").value(entry.path());
        writePage(json, Page.of(entry));
        json.name("status").value(number(entry.status()));
        json.name("charge").value(entry.charge().name().toLowerCase(Locale.ROOT));
        json.endObject();
    }

    private static void write(JsonWriter json, Ledger.AccountRequest request) throws IOException {
        json.beginObject();
        json.name("ordinal").value(request.ordinal());
        json.name("path").value(request.path());
        json.name("endpoint").value(request.endpoint().orElse(null));
        json.name("status").value(number(request.status()));
        json.endObject();
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
