package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks through the page files of a store in the order of their names. What is no page file is not its business. */
final class StoreLayout {
    private static final Pattern DIRECTORY = Pattern.compile("[0-9a-f]{2}/?");
    private static final Pattern PAGE = Pattern.compile("[0-9a-f]{38}\\.page");
    private static final Pattern PART = Pattern.compile("\\.[0-9a-f]{38}\\.part");
    private static final Pattern HELD = Pattern.compile("([0-9a-f]{40})\\b.*\\.(page|part)");

    private StoreLayout() {}

    static boolean isPage(Path file) {
        return PAGE.matcher(name(file)).matches();
    }

    static boolean isPart(Path file) {
        return PART.matcher(name(file)).matches();
    }

    /** The digits of the page that a file in a holding directory belongs to; empty if it is not one of the store's. */
    static Optional<String> digitsOf(Path held) {
        Matcher matcher = HELD.matcher(name(held));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static boolean isPageDirectory(Path directory) {
        return DIRECTORY.matcher(name(directory)).matches() && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Each page file, also those that cannot be trusted. */
    static List<Path> all(PageStore store) {
        return first(store, Integer.MAX_VALUE);
    }

    /** The first so many of them; directories behind those are not listed. */
    static List<Path> first(PageStore store, int max) {
        List<Path> files = new ArrayList<>();
        for (Path directory : entries(store)) {
            if (files.size() < max && isPageDirectory(directory)) {
                entries(directory).stream()
                        .filter(StoreLayout::isPage)
                        .limit(max - files.size())
                        .forEach(files::add);
            }
        }
        return files;
    }

    static List<Path> entries(PageStore store) {
        try {
            return store.room().entries();
        } catch (IOException unreadable) {
            throw unreadable(store.room().root(), unreadable);
        }
    }

    static List<Path> entries(Path directory) {
        try {
            return StoreReader.entries(directory);
        } catch (IOException unreadable) {
            throw unreadable(directory, unreadable);
        }
    }

    private static UncheckedIOException unreadable(Path directory, IOException why) {
        return new UncheckedIOException("The store cannot be read, because of " + directory + ": " + why, why);
    }

    /** The key that a file says it is of, if its own name agrees, be it at its place or in a side room. */
    static Optional<PageFileName> nameOf(PageFile page, Path file) throws CorruptPageException {
        String digits = name(file).replaceFirst("^\\.", "");
        String atItsPlace = name(Objects.requireNonNull(file.getParent())).replace("/", "") + digits;
        return page.header()
                .get(PageHeader.KEY)
                .flatMap(StoreLayout::parse)
                .map(PageFileName::of)
                .filter(name -> atItsPlace.startsWith(name.hex()) || digits.startsWith(name.hex()));
    }

    static Optional<PageKey> parse(String text) {
        try {
            return Optional.of(PageKeyText.parse(text));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }
}
