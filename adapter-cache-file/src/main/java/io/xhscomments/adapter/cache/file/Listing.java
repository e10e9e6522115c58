package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which file of a directory holds which page, as it was when it was listed. Immutable. */
final class Listing {
    private static final int NAMED = 3;

    private final Path directory;
    private final Map<PageRequest, Path> files;
    private final int others;

    private Listing(Path directory, Map<PageRequest, Path> files, int others) {
        this.directory = directory;
        this.files = files;
        this.others = others;
    }

    static Listing of(Path directory, Function<byte[], Optional<PageRequest>> requestOf) {
        Map<PageRequest, Path> files = new LinkedHashMap<>();
        int others = 0;
        for (Path file : entries(directory)) {
            Optional<PageRequest> request = SavedFile.isOne(file) ? requestOf.apply(read(file)) : Optional.empty();
            if (request.isEmpty()) {
                others++;
                continue;
            }
            Path twin = files.putIfAbsent(request.get(), file);
            if (twin != null) {
                throw new IllegalArgumentException("Each page must be saved once, but " + twin + " and " + file
                        + " both hold " + request.get().describe());
            }
        }
        return new Listing(directory, Collections.unmodifiableMap(files), others);
    }

    private static List<Path> entries(Path directory) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw unreadable(directory, new IOException(e));
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        Collections.sort(entries);
        return entries;
    }

    private static byte[] read(Path file) {
        try {
            return SavedFile.read(file);
        } catch (SavedFile.TooLarge e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UncheckedIOException unreadable(Path path, IOException e) {
        return new UncheckedIOException("Saved answers cannot be read, because of " + path + ": " + e, e);
    }

    Optional<Path> find(PageRequest request) {
        return Optional.ofNullable(files.get(request));
    }

    /** What there is instead of this page. */
    String near(PageRequest request) {
        List<String> sameNote = files.keySet().stream()
                .filter(saved -> saved.note().equals(request.note()))
                .map(PageRequest::describe)
                .collect(Collectors.toList());
        String named = sameNote.stream().limit(NAMED).collect(Collectors.joining("; "));
        String of = sameNote.isEmpty() ? "none of this note" : sameNote.size() + " of this note: " + named;
        return "looked in " + summary() + ", " + of + (sameNote.size() > NAMED ? "; …" : "");
    }

    String summary() {
        return directory + ", " + files.size() + " answers, " + others + " other entries ignored";
    }
}
