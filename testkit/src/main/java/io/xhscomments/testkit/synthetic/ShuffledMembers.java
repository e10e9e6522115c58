package io.xhscomments.testkit.synthetic;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Writes JSON objects like the service: the order of the members differs from object to object. */
final class ShuffledMembers {
    /** Writes one member, or nothing if the object lacks it. */
    @FunctionalInterface
    interface Member<T> {
        void write(JsonWriter json, T of) throws IOException;
    }

    private ShuffledMembers() {}

    static <T> void write(JsonWriter json, T of, List<Member<T>> members, SplittableRandom order) throws IOException {
        List<Member<T>> shuffled = new ArrayList<>(members);
        for (int left = shuffled.size(); left > 1; left--) {
            Collections.swap(shuffled, left - 1, order.nextInt(left));
        }
        json.beginObject();
        for (Member<T> member : shuffled) {
            member.write(json, of);
        }
        json.endObject();
    }
}
