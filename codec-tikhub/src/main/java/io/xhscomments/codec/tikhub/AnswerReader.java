package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Arrays;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON out of a byte array, a large one some kilobytes at a time, and knows at which byte it is. Not safe for use
 * by several threads.
 */
final class AnswerReader implements AutoCloseable {
    /**
     * A buffer is quicker than a source that fills one. Okio keeps as much memory for the next one, but not much more.
     */
    private static final int AT_ONCE = 48 * 1024;

    private static final int LONGEST_WORD = "false".length();

    private final byte[] body;
    private final BufferedSource source;
    private final JsonReader json;
    private final Texts texts;
    private int given;
    private boolean misspelled;

    /** From some place in an answer on, as far as one wants to read. */
    AnswerReader(byte[] body, int from) {
        this(body, from, false);
    }

    private AnswerReader(byte[] body, int from, boolean atOnce) {
        this.body = body;
        this.texts = new Texts(body);
        this.given = from;
        this.source = atOnce ? rest() : Okio.buffer(new Bytes());
        this.json = JsonReader.of(source);
    }

    /** Over a whole answer; a byte order mark is stepped over. */
    static AnswerReader of(byte[] body) {
        int from = Utf8.afterByteOrderMark(body);
        return new AnswerReader(body, from, body.length - from <= AT_ONCE);
    }

    private Buffer rest() {
        Buffer rest = new Buffer().write(body, given, body.length - given);
        given = body.length;
        return rest;
    }

    JsonReader json() {
        return json;
    }

    /**
     * Reads the one value that the answer is, and makes sure that nothing follows.
     *
     * @throws Fault whatever is wrong with it
     */
    <T> @Nullable T readWhole(JsonAdapter<T> adapter) {
        try {
            T value = adapter.fromJson(json);
            if (json.peek() != JsonReader.Token.END_DOCUMENT) {
                throw Fault.ofWhole("something follows the answer");
            }
            return value;
        } catch (IOException | JsonDataException broken) {
            throw Fault.of(json, broken);
        }
    }

    /** How many bytes of the answer are read. Exact after each value, and after each name. */
    int position() {
        return given - (int) source.getBuffer().size();
    }

    /**
     * The text that is next. Where nothing in it is escaped it is made straight of the answer's bytes; then nothing but
     * its closing quote is left for the reader, which would search for that byte by byte.
     */
    String text() throws IOException {
        if (json.peek() != JsonReader.Token.STRING) {
            throw new IllegalStateException("No text is next");
        }
        int start = position();
        int end = texts.end(start);
        if (end == body.length || body[end] != '"') {
            return json.nextString();
        }
        String text = texts.text(start, end);
        leave(end - start);
        return text;
    }

    /** Steps over the text that is next if it is this one, spelled like this; no text is made of it. */
    boolean stepsOver(byte[] text) throws IOException {
        if (json.peek() != JsonReader.Token.STRING) {
            return false;
        }
        int start = position();
        int end = start + text.length;
        if (end >= body.length || body[end] != '"' || !Arrays.equals(body, start, end, text, 0, text.length)) {
            return false;
        }
        leave(text.length);
        return true;
    }

    private void leave(int length) throws IOException {
        source.skip(length);
        String unused = json.nextString();
    }

    /**
     * Whether a number is next that Moshi has not taken in yet: it leaves all but plain 64 bit integers in the buffer.
     */
    boolean atUnusualNumber() {
        Buffer ahead = source.getBuffer();
        if (ahead.exhausted()) {
            return false;
        }
        byte first = ahead.getByte(0);
        return first == '-' || (first >= '0' && first <= '9');
    }

    /** Null, which is next. */
    <T> @Nullable T nextNull() throws IOException {
        T none = json.nextNull();
        look("null");
        return none;
    }

    /** Yes or no, which is next. */
    boolean nextBoolean() throws IOException {
        boolean yes = json.nextBoolean();
        look(yes ? "true" : "false");
        return yes;
    }

    /** Steps over the value that is next, whatever it is. A look ahead takes in words whole, and a quote or bracket. */
    void skipValue() throws IOException {
        JsonReader.Token next = json.peek();
        boolean word = next == JsonReader.Token.BOOLEAN || next == JsonReader.Token.NULL;
        int start = word ? position() - LONGEST_WORD : position();
        json.skipValue();
        if (next != JsonReader.Token.STRING && next != JsonReader.Token.NUMBER) {
            misspelled |= Spelled.firstFault(body, start, position()) >= 0;
        }
    }

    /** How the word is spelled that has just been read. */
    private void look(String word) {
        int at = position() - word.length();
        for (int i = 0; i < word.length(); i++) {
            misspelled |= body[at + i] != word.charAt(i);
        }
    }

    /** Whether a word was read, or something skipped, that Moshi takes for JSON and that may be none. */
    boolean misspelled() {
        return misspelled;
    }

    byte[] body() {
        return body;
    }

    @Override
    public void close() {
        source.getBuffer().clear();
    }

    private final class Bytes implements Source {
        @Override
        public long read(Buffer sink, long byteCount) {
            int count = (int) Math.min(byteCount, body.length - given);
            if (count == 0) {
                return -1;
            }
            sink.write(body, given, count);
            given += count;
            return count;
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        public void close() {}
    }
}
