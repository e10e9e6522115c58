package io.xhscomments.testkit.scripted;

import io.xhscomments.testkit.wire.QueryString;
import java.util.List;
import java.util.Map;

/**
 * The head of one request as it came over the wire, not a byte changed. An immutable value. It holds the key that was
 * sent, so its text is for comparing, not for printing: {@link #toString()} shows the method only.
 *
 * @param head request line and headers, each ended by CR LF, and the empty line after them; one character per byte
 */
public record RawRequest(String head) {
    /** The method: {@code GET}. */
    public String method() {
        return words()[0];
    }

    /** What was asked for, as sent: path and query, percent-encoded or not. */
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

    /** The query as sent, without the question mark; empty if there is none. */
    public String query() {
        int query = target().indexOf('?');
        return query < 0 ? "" : target().substring(query + 1);
    }

    /** The parameters of the query, decoded, in the order sent; of two of one name the last. */
    public Map<String, String> parameters() {
        return QueryString.parse(query());
    }

    /** The values of all headers of this name, in the order sent; the name is taken in any case. */
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

    private String[] words() {
        return line().split(" ", 2);
    }

    /** The method only: the rest may hold a key. */
    @Override
    public String toString() {
        return "RawRequest[" + method() + "]";
    }
}
