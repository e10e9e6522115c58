package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where a page lies: a name of hex digits, which needs no escaping on any system, whatever is in its key. Immutable.
 */
final class PageFileName {
    static final String PAGE = ".page";
    static final String PART = ".part";
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

    static PageFileName of(PageKey key) {
        byte[] text = PageKeyText.of(key).getBytes(StandardCharsets.UTF_8);
        return new PageFileName(key, text, HexFormat.of().formatHex(sha256(text), 0, HASHED_BYTES));
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256", never);
        }
    }

    PageKey key() {
        return key;
    }

    /** The key's text as it stands in the file. Not a copy. */
    byte[] keyText() {
        return keyText;
    }

    /** All digits: the directory's and the file's. */
    String hex() {
        return hex;
    }

    String directory() {
        return hex.substring(0, DIRECTORY_DIGITS);
    }

    /** The page of these digits, relative to the root. */
    static String file(String hex) {
        return hex.substring(0, DIRECTORY_DIGITS) + "/" + hex.substring(DIRECTORY_DIGITS) + PAGE;
    }

    /** The page, relative to the root. */
    String file() {
        return file(hex);
    }

    Path page(Path root) {
        return root.resolve(file());
    }

    Path part(Path root) {
        return root.resolve(directory()).resolve("." + hex.substring(DIRECTORY_DIGITS) + PART);
    }

    /** The byte of the lock file that stands for this page. Below 2^31, which every file system can lock. */
    long lockByte() {
        return Long.parseLong(hex, 0, 8, 16) >>> 1;
    }
}
