package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.model.UnknownFields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of an object that are not modelled. Only the object's position is kept; the object is read again when
 * they are used.
 */
final class LazyUnknownFields {
    private LazyUnknownFields() {}

    /** The members of unknown name in the object that begins at {@code start}. */
    static UnknownFields of(boolean any, FieldNameTable known, FastJsonReader in, int start) {
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
                    jsonByName.put(name, in.skipAndGet());
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
