package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds every text and number of an answer, and every name of a member, where it stands. */
final class ScalarsAdapter extends AnswerAdapter<List<Scalar>> {
    /** What is said of a user, also where it stands alone. */
    private static final Set<String> OF_USERS = Set.of("user", "at_users", "userid", "user_id", "nickname", "red_id");

    private final List<Scalar> found = new ArrayList<>();

    private ScalarsAdapter(AnswerReader in) {
        super(in);
    }

    /**
     * All of an answer.
     *
     * @throws Fault if it is not one whole JSON object
     */
    static List<Scalar> in(byte[] body) {
        int notUtf8 = Utf8.firstFault(body);
        if (notUtf8 >= 0) {
            throw Fault.ofWhole("not UTF-8 at byte " + notUtf8);
        }
        try (AnswerReader in = AnswerReader.of(body)) {
            return Objects.requireNonNull(in.readWhole(new ScalarsAdapter(in)));
        }
    }

    @Override
    public List<Scalar> fromJson(JsonReader json) throws IOException {
        if (json.peek() != Token.BEGIN_OBJECT) {
            throw Fault.at(json, "expected an object");
        }
        readObject(json, false);
        return found;
    }

    private void readObject(JsonReader json, boolean ofUser) throws IOException {
        json.beginObject();
        int from = in.position();
        while (json.hasNext()) {
            String name = json.nextName();
            found.add(scalar(from, null, ofUser));
            readValue(json, in.position(), name, ofUser || OF_USERS.contains(name));
            from = in.position();
        }
        json.endObject();
    }

    private void readList(JsonReader json, String member, boolean ofUser) throws IOException {
        json.beginArray();
        int from = in.position();
        while (json.hasNext()) {
            readValue(json, from, member, ofUser);
            from = in.position();
        }
        json.endArray();
    }

    /** The look ahead at a value takes a part of it in already, so {@code from} is where the one before it ended. */
    private void readValue(JsonReader json, int from, String member, boolean ofUser) throws IOException {
        switch (json.peek()) {
            case BEGIN_OBJECT -> readObject(json, ofUser);
            case BEGIN_ARRAY -> readList(json, member, ofUser);
            case STRING, NUMBER -> {
                String unused = json.nextString();
                found.add(scalar(from, member, ofUser));
            }
            default -> json.skipValue();
        }
    }

    private Scalar scalar(int from, @Nullable String member, boolean ofUser) {
        int start = from;
        while (" \t\r\n:,".indexOf(in.body()[start]) >= 0) {
            start++;
        }
        return new Scalar(in.body(), start, in.position(), member, ofUser);
    }
}
