package io.xhscomments.codec.tikhub;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Something else in place of some bytes of an answer. The bytes between edits stay as they are. */
record Edit(int from, int to, String replacement) {
    private static final Comparator<Edit> OUTER_FIRST =
            Comparator.comparingInt(Edit::from).thenComparing(Edit::to, Comparator.reverseOrder());

    /** A new array. Of edits that lie one in another the outer one counts, and of equal ones the first. */
    static byte[] apply(List<Edit> edits, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int copied = 0;
        for (Edit edit : apart(edits)) {
            out.write(body, copied, edit.from - copied);
            out.writeBytes(edit.replacement.getBytes(StandardCharsets.UTF_8));
            copied = edit.to;
        }
        out.write(body, copied, body.length - copied);
        return out.toByteArray();
    }

    private static List<Edit> apart(List<Edit> edits) {
        List<Edit> apart = new ArrayList<>();
        for (Edit next : edits.stream().sorted(OUTER_FIRST).toList()) {
            Edit last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last == null || next.from >= last.to) {
                apart.add(next);
            } else if (next.to > last.to) {
                apart.set(apart.size() - 1, new Edit(last.from, next.to, ApiKey.MARK));
            }
        }
        return apart;
    }
}
