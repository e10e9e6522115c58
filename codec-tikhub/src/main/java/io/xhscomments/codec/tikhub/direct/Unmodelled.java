package io.xhscomments.codec.tikhub.direct;

import io.xhscomments.core.model.RawMembers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of an object that are not modelled. Only the object's place is remembered; it is read again when somebody
 * asks.
 */
final class Unmodelled {
    private Unmodelled() {}

    /** The members of the object that begins at {@code start}, but for those of known name, if there are any. */
    static RawMembers members(boolean any, Names known, Answer in, int start) {
        if (!any) {
            return RawMembers.none();
        }
        byte[] bytes = in.bytes;
        int end = in.end;
        return RawMembers.lazily(() -> read(known, bytes, start, end));
    }

    private static Map<String, String> read(Names known, byte[] bytes, int start, int end) {
        Map<String, String> jsonByName = new LinkedHashMap<>();
        Answer in = new Answer(bytes, start, end);
        try {
            for (int i = in.first(known); i != Answer.END; i = in.next(known)) {
                if (i == Names.UNKNOWN) {
                    String name = in.name();
                    jsonByName.put(name, in.skipped());
                } else {
                    in.skip();
                }
            }
        } catch (GiveUp changed) {
            throw new IllegalStateException("The body of an answer was written to after it was decoded");
        }
        return jsonByName;
    }
}
