package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of files and directories in a store. */
public final class StoreLayout {
    public static final String MARKER = "xhs-pages.json";
    public static final String LOCK = ".lock";
    public static final String ATTRIBUTES = ".gitattributes";
    public static final String IN_DOUBT = "in-doubt";
    public static final String QUARANTINE = "quarantine";
    /** Charged responses that cannot be decoded; they block their request. */
    public static final String UNDECODABLE = "undecodable";
    /** Charged responses that report a failure; they do not block their request. */
    public static final String FAILED = "failed";
    /** Pages that were replaced by a newer one. */
    public static final String SUPERSEDED = "superseded";
    /** The records of notes: which pages were stored. */
    public static final String READINGS = "readings";
    /** The directory of earlier versions for files that are in {@link #UNDECODABLE} and {@link #FAILED} now. */
    public static final String RECEIPTS = "receipts";
    /** The name of {@link #SUPERSEDED} in stores of earlier versions. */
    public static final String OLDER = "older";

    private static final Pattern DIRECTORY = Pattern.compile("[0-9a-f]{2}/?");
    private static final Pattern PAGE = Pattern.compile("[0-9a-f]{38}\\.page");
    private static final Pattern PART = Pattern.compile("\\.[0-9a-f]{38}\\.part");
    private static final Pattern HELD = Pattern.compile("([0-9a-f]{40})\\b.*\\.(page|part)");

    private StoreLayout() {}

    public static boolean isPage(Path file) {
        return PAGE.matcher(name(file)).matches();
    }

    public static boolean isPart(Path file) {
        return PART.matcher(name(file)).matches();
    }

    public static boolean isPageDirectory(Path directory) {
        return isNamedByDigits(directory) && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isNamedByDigits(Path directory) {
        return DIRECTORY.matcher(name(directory)).matches();
    }

    /** The two digits that name a directory, or the directory that a file is in; empty if there are none. */
    static String directoryOf(Path relative) {
        Path parent = relative.getParent();
        Path directory = parent == null || isNamedByDigits(relative) ? relative : parent;
        return isNamedByDigits(directory) ? name(directory) : "";
    }

    /** The digits of the page that a file in a holding directory belongs to; empty if the file is foreign. */
    public static Optional<String> digitsOf(Path held) {
        Matcher matcher = HELD.matcher(name(held));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The file of a superseded page below the root, whose name can be computed from the page. */
    public static String supersededFile(StoredGeneration generation) {
        String hex = generation.hex();
        return SUPERSEDED + "/" + PageFileName.directory(hex) + "/" + hex + "-" + generation.fetchedAt() + "-"
                + generation.checksum() + PageFileName.PAGE;
    }

    public static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The page in a file of a store or of a holding directory; empty unless the key and the file name agree. */
    public static Optional<PageFileName> pageName(PageFile page, Path file) throws CorruptPageException {
        return pageName(page.header(), file);
    }

    /** The page in a file with this header; empty unless the key and the file name agree. */
    public static Optional<PageFileName> pageName(PageHeader header, Path file) {
        String digits = name(file).replaceFirst("^\\.", "");
        String digitsInStore = name(Objects.requireNonNull(file.getParent())).replace("/", "") + digits;
        return header.key()
                .map(PageFileName::of)
                .filter(name -> digitsInStore.startsWith(name.hex()) || digits.startsWith(name.hex()));
    }
}
