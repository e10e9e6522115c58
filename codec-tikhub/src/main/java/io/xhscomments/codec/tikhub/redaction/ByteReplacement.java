package io.xhscomments.codec.tikhub.redaction;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The replacement of some bytes of a response by a text. */
public record ByteReplacement(int from, int to, String text) {
    /** The text in place of a secret. */
    public static final String PLACEHOLDER = "[redacted]";

    private static final Comparator<ByteReplacement> OUTER_FIRST = Comparator.comparingInt(ByteReplacement::from)
            .thenComparing(ByteReplacement::to, Comparator.reverseOrder());

    /**
     * A copy with the replacements. Of nested ones the outer is used, of equal ones the first; overlapping ones are
     * merged.
     */
    public static byte[] apply(List<ByteReplacement> replacements, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int copied = 0;
        for (ByteReplacement replacement : disjoint(replacements)) {
            out.write(body, copied, replacement.from - copied);
            out.writeBytes(replacement.text.getBytes(StandardCharsets.UTF_8));
            copied = replacement.to;
        }
        out.write(body, copied, body.length - copied);
        return out.toByteArray();
    }

    private static List<ByteReplacement> disjoint(List<ByteReplacement> replacements) {
        List<ByteReplacement> disjoint = new ArrayList<>();
        for (ByteReplacement next : replacements.stream().sorted(OUTER_FIRST).toList()) {
            ByteReplacement last = disjoint.isEmpty() ? null : disjoint.get(disjoint.size() - 1);
            if (last == null || next.from >= last.to) {
                disjoint.add(next);
            } else if (next.to > last.to) {
                disjoint.set(disjoint.size() - 1, new ByteReplacement(last.from, next.to, PLACEHOLDER));
            }
        }
        return disjoint;
    }
}
