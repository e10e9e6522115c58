package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Comment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;

/** Reads the files that {@code --format jsonl} wrote, one comment at a time. For one thread. */
public final class JsonlReader implements Closeable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final BufferedSource lines;
    private long line;

    private JsonlReader(Path file, BufferedSource lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Opens this file. */
    public static JsonlReader open(Path file) throws IOException {
        return new JsonlReader(file, Okio.buffer(Okio.source(file)));
    }

    /**
     * The next comment; empty at the end of the file.
     *
     * @throws IOException if the file cannot be read, or a line does not hold a comment; the message says which line,
     *     and what is wrong
     */
    public Optional<Comment> next() throws IOException {
        while (true) {
            String text = lines.readUtf8Line();
            if (text == null) {
                return Optional.empty();
            }
            line++;
            String json = line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            if (!json.isBlank()) {
                return Optional.of(parsed(json));
            }
        }
    }

    private Comment parsed(String json) throws IOException {
        try {
            JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
            Comment comment = CommentJsonReader.read(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new JsonDataException("something follows the comment");
            }
            return comment;
        } catch (JsonDataException | IllegalArgumentException | IOException refused) {
            throw new IOException(
                    file + ", line " + line + ": expected a comment as --format jsonl writes it, but "
                            + refused.getMessage(),
                    refused);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
