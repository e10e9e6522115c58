package io.xhscomments.codec.tikhub.redaction;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Something else in place of some bytes of a response. The bytes between edits stay as they are. */
public record ByteReplacement(int from, int to, String replacement) {
    /** The text in place of a secret. */
    public static final String PLACEHOLDER = "[redacted]";

    private static final Comparator<ByteReplacement> OUTER_FIRST = Comparator.comparingInt(ByteReplacement::from)
            .thenComparing(ByteReplacement::to, Comparator.reverseOrder());

    /** A new array. Of edits that lie one in another the outer one counts, and of equal ones the first. */
    public static byte[] apply(List<ByteReplacement> edits, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int copied = 0;
        for (ByteReplacement edit : apart(edits)) {
            out.write(body, copied, edit.from - copied);
            out.writeBytes(edit.replacement.getBytes(StandardCharsets.UTF_8));
            copied = edit.to;
        }
        out.write(body, copied, body.length - copied);
        return out.toByteArray();
    }

    private static List<ByteReplacement> apart(List<ByteReplacement> edits) {
        List<ByteReplacement> apart = new ArrayList<>();
        for (ByteReplacement next : edits.stream().sorted(OUTER_FIRST).toList()) {
            ByteReplacement last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last == null || next.from >= last.to) {
                apart.add(next);
            } else if (next.to > last.to) {
                apart.set(apart.size() - 1, new ByteReplacement(last.from, next.to, PLACEHOLDER));
            }
        }
        return apart;
    }
}
