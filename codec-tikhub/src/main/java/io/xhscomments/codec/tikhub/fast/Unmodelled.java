package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.model.UnknownFields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of an object that are not modelled. Only the object's place is remembered; it is read again when somebody
 * asks.
 */
final class Unmodelled {
    private Unmodelled() {}

    /** The members of the object that begins at {@code start}, but for those of known name, if there are any. */
    static UnknownFields members(boolean any, FieldNameTable known, FastJsonReader in, int start) {
        if (!any) {
            return UnknownFields.none();
        }
        byte[] bytes = in.bytes;
        int end = in.end;
        return UnknownFields.lazily(() -> read(known, bytes, start, end));
    }

    private static Map<String, String> read(FieldNameTable known, byte[] bytes, int start, int end) {
        Map<String, String> jsonByName = new LinkedHashMap<>();
        FastJsonReader in = new FastJsonReader(bytes, start, end);
        try {
            for (int i = in.first(known); i != FastJsonReader.END; i = in.next(known)) {
                if (i == FieldNameTable.UNKNOWN) {
                    String name = in.name();
                    jsonByName.put(name, in.skipped());
                } else {
                    in.skip();
                }
            }
        } catch (UnsupportedJsonException changed) {
            throw new IllegalStateException("The body of a response was written to after it was decoded");
        }
        return jsonByName;
    }
}
