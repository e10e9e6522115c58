package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file that marks a directory as a page store and names the format version. */
public final class StoreMarker {
    public static final String TEXT = "{\"format\":\"xhs-pages\",\"version\":" + PageFile.VERSION + "}\n";
    private static final Pattern MARKED = Pattern.compile(
            "\\s*\\{\\s*\"format\"\\s*:\\s*\"xhs-pages\"\\s*,\\s*\"version\"\\s*:\\s*(\\d{1,9})\\s*[,}].*",
            Pattern.DOTALL);

    /** Marks a directory of archives. Earlier versions, which would see no page in it, refuse its version. */
    public static final String PACKED_TEXT =
            "{\"format\":\"xhs-pages\",\"version\":" + (PageFile.VERSION + 1) + ",\"packed\":true}\n";

    private static final int MAX_BYTES = 1024;

    private StoreMarker() {}

    /** Whether a directory holds a packed store. */
    static boolean isPacked(Path root) {
        try {
            byte[] marker = new DirectoryFiles().head(root.resolve(StoreLayout.MARKER), MAX_BYTES);
            return new String(marker, StandardCharsets.UTF_8).equals(PACKED_TEXT);
        } catch (IOException notPacked) {
            return false;
        }
    }

    /**
     * Whether the directory is a store that this version can read.
     *
     * @throws CorruptPageException.Refused if the marker has a newer version, or cannot be read
     */
    public static boolean isPresent(StoreReader reader) throws IOException {
        Path marker = reader.root().resolve(StoreLayout.MARKER);
        Matcher marked;
        try {
            marked = MARKED.matcher(new String(reader.read(marker), StandardCharsets.UTF_8));
        } catch (NoSuchFileException missing) {
            return false;
        } catch (IOException unreadable) {
            throw new CorruptPageException.Refused(marker + ": " + CorruptPageException.describe(unreadable));
        }
        if (!marked.matches()) {
            throw new CorruptPageException.Refused(marker + " does not mark a page store");
        }
        if (!reader.isPacked() && Integer.parseInt(marked.group(1)) > PageFile.VERSION) {
            throw new CorruptPageException.Refused("format version " + marked.group(1) + " was found in " + marker
                    + ", version " + PageFile.VERSION + " is supported: use a newer xhs-comments");
        }
        return true;
    }
}
