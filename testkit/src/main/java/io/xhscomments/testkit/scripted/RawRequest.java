package io.xhscomments.testkit.scripted;

import io.xhscomments.testkit.wire.QueryString;
import java.util.List;
import java.util.Map;

/**
 * The request line and headers of one request, byte for byte. An immutable value. It contains the key that was sent, so
 * do not print it; {@link #toString()} shows the method only.
 *
 * @param head request line, headers and the empty line, each with CR LF at the end; one character per byte
 */
public record RawRequest(String head) {
    /** The method: {@code GET}. */
    public String method() {
        return line().split(" ", 2)[0];
    }

    /** Path and query as sent. */
    public String target() {
        String line = line();
        int from = line.indexOf(' ') + 1;
        int to = line.lastIndexOf(" HTTP/");
        return to < from ? line.substring(from) : line.substring(from, to);
    }

    /** The path as sent. */
    public String path() {
        int query = target().indexOf('?');
        return query < 0 ? target() : target().substring(0, query);
    }

    /** The query as sent, without the question mark; empty if the target has no query. */
    public String query() {
        int query = target().indexOf('?');
        return query < 0 ? "" : target().substring(query + 1);
    }

    /** The decoded query parameters, in the order sent. If a name occurs twice, the last value counts. */
    public Map<String, String> parameters() {
        return QueryString.parse(query());
    }

    /** The values of all headers with this name, in the order sent. Upper and lower case are equal. */
    public List<String> headers(String name) {
        return head.lines()
                .skip(1)
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .toList();
    }

    private String line() {
        int end = head.indexOf('\r');
        return end < 0 ? head : head.substring(0, end);
    }

    /** The method only, because the rest may contain a key. */
    @Override
    public String toString() {
        return "RawRequest[" + method() + "]";
    }
}
