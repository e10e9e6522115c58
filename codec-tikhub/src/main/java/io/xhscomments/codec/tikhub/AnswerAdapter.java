package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.model.RawMembers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one kind of object, straight from the bytes of one answer. Made for that answer, used by one thread. Names are
 * told apart by {@link JsonReader.Options}, so that no text is made of a name that is known.
 */
abstract class AnswerAdapter<T> extends JsonAdapter<T> {
    /** Most lists have no more, and each is copied in the end. */
    private static final int FEW = 4;

    final AnswerReader in;

    AnswerAdapter(AnswerReader in) {
        this.in = in;
    }

    /** The object, or null where the service sent null for it. */
    @Override
    public abstract @Nullable T fromJson(JsonReader json) throws IOException;

    @Override
    public final void toJson(JsonWriter writer, @Nullable T value) {
        throw new UnsupportedOperationException("Answers are only read");
    }

    /** Steps into an object. Its place, by which its unknown members are found again, is what this returns. */
    final int begin(JsonReader json, String expected) throws IOException {
        if (json.peek() != Token.BEGIN_OBJECT) {
            throw Fault.at(json, expected);
        }
        json.beginObject();
        return in.position() - 1;
    }

    /** Steps over a member of unknown name. The name is read, so that a fault inside can be placed. */
    final void stepOver(JsonReader json) throws IOException {
        String name = json.nextName();
        try {
            in.skipValue();
        } catch (IOException | JsonDataException broken) {
            throw Fault.within(json, name, broken);
        }
    }

    /** What was read of a member that must be there, in the object that has just been read to its end. */
    static <V> V required(JsonReader json, @Nullable V value, String member) {
        if (value == null) {
            throw Fault.missing(json, member);
        }
        return value;
    }

    /** Steps over null, if that is next. */
    final boolean absent(JsonReader json) throws IOException {
        if (json.peek() != Token.NULL) {
            return false;
        }
        Object unused = in.nextNull();
        return true;
    }

    /** A list; null counts as none, and so does what the adapter reads as null. */
    final <E> List<E> list(JsonReader json, AnswerAdapter<E> elements) throws IOException {
        if (absent(json)) {
            return List.of();
        }
        if (json.peek() != Token.BEGIN_ARRAY) {
            throw Fault.at(json, "expected a list");
        }
        json.beginArray();
        if (!json.hasNext()) {
            json.endArray();
            return List.of();
        }
        E first = elements.fromJson(json);
        if (!json.hasNext()) {
            json.endArray();
            return first == null ? List.of() : List.of(first);
        }
        List<E> read = new ArrayList<>(FEW);
        if (first != null) {
            read.add(first);
        }
        while (json.hasNext()) {
            E element = elements.fromJson(json);
            if (element != null) {
                read.add(element);
            }
        }
        json.endArray();
        return read;
    }

    /** An object of which nothing is modelled. */
    final RawMembers open(JsonReader json) throws IOException {
        if (absent(json)) {
            return RawMembers.none();
        }
        int start = begin(json, "expected an object");
        boolean empty = !json.hasNext();
        while (json.hasNext()) {
            stepOver(json);
        }
        json.endObject();
        return empty ? RawMembers.none() : RawSlices.all(in.body(), start);
    }

    final RawMembers others(boolean any, JsonReader.Options known, int start) {
        return any ? RawSlices.besides(known, in.body(), start) : RawMembers.none();
    }
}
