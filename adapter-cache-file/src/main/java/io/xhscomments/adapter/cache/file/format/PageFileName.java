package io.xhscomments.adapter.cache.file.format;

import io.xhscomments.core.page.PageKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The file name of a page: 40 hexadecimal digits of the key's hash, valid on every file system. Immutable. */
public final class PageFileName {
    public static final String PAGE = ".page";
    public static final String PART = ".part";
    private static final int HASHED_BYTES = 20;
    private static final int DIRECTORY_DIGITS = 2;

    private final PageKey key;
    private final byte[] keyText;
    private final String hex;

    private PageFileName(PageKey key, byte[] keyText, String hex) {
        this.key = key;
        this.keyText = keyText;
        this.hex = hex;
    }

    public static PageFileName of(PageKey key) {
        byte[] text = PageKeyText.of(key).getBytes(StandardCharsets.UTF_8);
        return new PageFileName(key, text, HexFormat.of().formatHex(sha256(text), 0, HASHED_BYTES));
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    public PageKey key() {
        return key;
    }

    /** The key's text in the file. The array is shared: callers must not write to it. */
    byte[] keyText() {
        return keyText;
    }

    /** All 40 digits, those of the directory included. */
    public String hex() {
        return hex;
    }

    public String directory() {
        return directory(hex);
    }

    /** The directory of the page with these digits. */
    public static String directory(String hex) {
        return hex.substring(0, DIRECTORY_DIGITS);
    }

    /** The path of the page with these digits, relative to the root. */
    public static String file(String hex) {
        return hex.substring(0, DIRECTORY_DIGITS) + "/" + hex.substring(DIRECTORY_DIGITS) + PAGE;
    }

    /** The path of the page, relative to the root. */
    public String file() {
        return file(hex);
    }

    public Path page(Path root) {
        return root.resolve(file());
    }

    public Path part(Path root) {
        return root.resolve(directory()).resolve("." + hex.substring(DIRECTORY_DIGITS) + PART);
    }

    /** The byte of the lock file for this page: below 2^31, which every file system can lock. */
    public long lockByte() {
        return Long.parseLong(hex, 0, 8, 16) >>> 1;
    }
}
