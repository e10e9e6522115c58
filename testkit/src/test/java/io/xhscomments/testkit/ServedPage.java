package io.xhscomments.testkit;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/** A response that is read with a JSON parser only, so that these tests do not depend on the decoder. */
@SuppressWarnings("unchecked")
public record ServedPage(Map<String, Object> envelope) {
    public static ServedPage read(byte[] body) {
        try (JsonReader json = JsonReader.of(new Buffer().write(body))) {
            return new ServedPage((Map<String, Object>) json.readJsonValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Map<String, Object> inner() {
        return (Map<String, Object>) envelope.get("data");
    }

    public Map<String, Object> page() {
        return (Map<String, Object>) inner().get("data");
    }

    public List<Map<String, Object>> comments() {
        return (List<Map<String, Object>>) page().get("comments");
    }

    public List<String> ids() {
        return ids(comments());
    }

    public List<List<String>> inlinedIds() {
        return comments().stream()
                .map(comment -> ids((List<Map<String, Object>>) comment.get("sub_comments")))
                .toList();
    }

    public boolean hasMore() {
        return (Boolean) page().get("has_more");
    }

    public String cursor() {
        return (String) page().get("cursor");
    }

    public long number(String member) {
        return ((Double) page().get(member)).longValue();
    }

    private static List<String> ids(List<Map<String, Object>> comments) {
        return comments.stream().map(comment -> (String) comment.get("id")).toList();
    }
}
