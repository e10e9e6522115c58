package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.redaction.ByteReplacement;
import io.xhscomments.codec.tikhub.redaction.EncodedText;
import io.xhscomments.codec.tikhub.redaction.GramFilter;
import io.xhscomments.core.port.BodySink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces an API key in the bytes of a response, because the service echoes keys. It recognizes the key in every
 * encoding that a service could use: percent-encoded, escaped in JSON or in HTML, each once or twice, completely or
 * partly; in base64, alone or within a longer text; and in hex. Immutable, safe to share between threads; a
 * {@link Pass} is for one response.
 *
 * <p>In a response without the key it looks at one position in every few dozen bytes. A key of fewer than
 * {@value #MIN_KEY_CHARS} characters cannot be told from other text and is not replaced.
 */
public final class KeyRedactor {
    /** The length of the shortest key that is replaced. */
    public static final int MIN_KEY_CHARS = 8;

    private static final byte[] PLACEHOLDER = ByteReplacement.PLACEHOLDER.getBytes(StandardCharsets.US_ASCII);
    private static final byte FILLER = '*';

    private final EncodedText[] encodings;
    private final boolean[] mayBegin = new boolean[1 << Byte.SIZE];
    private final GramFilter filter;
    private final int maxBytes;

    KeyRedactor(String key) {
        List<EncodedText> all = key.length() < MIN_KEY_CHARS ? List.of() : EncodedText.of(key);
        encodings = all.toArray(EncodedText[]::new);
        filter = new GramFilter(all);
        all.forEach(encoding -> encoding.markFirstBytes(mayBegin));
        maxBytes = all.stream().mapToInt(EncodedText::maxBytes).max().orElse(0);
    }

    /** A redactor that replaces nothing, for responses that are redacted elsewhere. */
    public static KeyRedactor none() {
        return new KeyRedactor("");
    }

    /** Whether a key, or another secret, has been replaced in these bytes: they contain the placeholder. */
    static boolean isRedacted(byte[] bytes) {
        for (int at = 0; at <= bytes.length - PLACEHOLDER.length; at++) {
            if (bytes[at] == PLACEHOLDER[0]
                    && Arrays.equals(bytes, at, at + PLACEHOLDER.length, PLACEHOLDER, 0, PLACEHOLDER.length)) {
                return true;
            }
        }
        return false;
    }

    /** The bytes without the key: the same array if it does not contain the key, or else a copy of another length. */
    public byte[] redact(byte[] bytes) {
        List<int[]> found = new ArrayList<>();
        find(bytes, 0, bytes.length, found);
        if (found.isEmpty()) {
            return bytes;
        }
        byte[] redacted = new byte[bytes.length + found.size() * PLACEHOLDER.length];
        int length = 0;
        int from = 0;
        for (int[] key : found) {
            System.arraycopy(bytes, from, redacted, length, key[0] - from);
            length += key[0] - from;
            System.arraycopy(PLACEHOLDER, 0, redacted, length, PLACEHOLDER.length);
            length += PLACEHOLDER.length;
            from = key[1];
        }
        System.arraycopy(bytes, from, redacted, length, bytes.length - from);
        return Arrays.copyOf(redacted, length + bytes.length - from);
    }

    /** The text without the key. */
    public String redact(String text) {
        if (encodings.length == 0 || text.length() < filter.minBytes()) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] redacted = redact(bytes);
        return Arrays.equals(redacted, bytes) ? text : new String(redacted, StandardCharsets.UTF_8);
    }

    /** A pass over one response as it arrives; {@code sink} receives it without the key. */
    public Pass pass(BodySink sink) {
        return new Pass(sink);
    }

    /** Adds every complete key between two indexes, in order and without overlap. */
    private void find(byte[] bytes, int from, int to, List<int[]> found) {
        int at = from;
        int suspect = filter.next(bytes, at, to);
        while (suspect >= 0) {
            int tried = filter.firstStart(bytes, suspect, Math.max(at, suspect - maxBytes));
            int @Nullable [] match = null;
            while (match == null && tried <= suspect) {
                match = match(bytes, from, to, tried++, EncodedText.COMPLETE);
            }
            if (match != null) {
                found.add(match);
                at = match[1];
            } else {
                at = suspect + 1;
            }
            suspect = filter.next(bytes, at, to);
        }
    }

    /** The key that is cut off at the end, if at least this many of its characters are there; null if there is none. */
    private int @Nullable [] cutOff(byte[] bytes, int from, int to, int minCutChars) {
        for (int at = filter.suffix(bytes, from, to); at < to; at++) {
            int[] match = match(bytes, from, to, at, minCutChars);
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    private int @Nullable [] match(byte[] bytes, int from, int to, int at, int minCutChars) {
        if (mayBegin[bytes[at] & 0xFF]) {
            for (EncodedText encoding : encodings) {
                int end = encoding.match(bytes, at, to, minCutChars);
                if (end >= 0) {
                    return new int[] {encoding.widenedStart(bytes, at, from), encoding.widenedEnd(bytes, end, to)};
                }
            }
        }
        return null;
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return "KeyRedactor" + ByteReplacement.PLACEHOLDER;
    }

    /**
     * Masks the key in one response while it arrives, and forwards the response to a sink. The mask has the length of
     * the key, so that no byte moves. A key may arrive in pieces, so bytes that may be its start are held back until
     * more arrive. Used by one thread.
     */
    public final class Pass {
        /** A shorter start of the key, at the end of a response that was cut off, reveals nothing. */
        private static final int MIN_CUT_CHARS = 4;

        private final BodySink sink;
        private int forwarded;
        private boolean hasFoundKey;

        private Pass(BodySink sink) {
            this.sink = sink;
        }

        /**
         * Masks the bytes that arrived, and forwards those that cannot be the start of a key.
         *
         * @param body the response from its first byte on; each call has the bytes of the call before, and more
         * @param length the number of bytes that have arrived; more may follow
         */
        public void arrived(byte[] body, int length) {
            mask(body, length);
            int[] begun = KeyRedactor.this.cutOff(body, forwarded, length, 0);
            forward(body, begun == null ? length : begun[0]);
        }

        /** Masks and forwards the rest of a complete response. */
        public void complete(byte[] body, int length) {
            mask(body, length);
            forward(body, length);
        }

        /** Masks and forwards the rest of a response that was cut off, perhaps within a key. */
        public void cutOff(byte[] body, int length) {
            mask(body, length);
            int[] cut = KeyRedactor.this.cutOff(body, forwarded, length, MIN_CUT_CHARS);
            if (cut != null) {
                mask(body, cut);
            }
            forward(body, length);
        }

        /** Whether a key has been masked so far. */
        public boolean hasFoundKey() {
            return hasFoundKey;
        }

        private void forward(byte[] body, int end) {
            if (end > forwarded) {
                sink.onBody(body, forwarded, end - forwarded);
                forwarded = end;
            }
        }

        private void mask(byte[] body, int length) {
            List<int[]> keys = new ArrayList<>(0);
            find(body, forwarded, length, keys);
            keys.forEach(key -> mask(body, key));
        }

        private void mask(byte[] body, int[] key) {
            hasFoundKey = true;
            Arrays.fill(body, key[0], key[1], FILLER);
            System.arraycopy(PLACEHOLDER, 0, body, key[0], Math.min(PLACEHOLDER.length, key[1] - key[0]));
        }
    }
}
