package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds every stored response of a note, replaced ones included: by the note's record, or in a store without records by
 * reading every page once. Safe to share between threads.
 */
public final class StoredGenerations {
    private static final List<String> REPLACED = List.of(StoreLayout.SUPERSEDED, StoreLayout.OLDER);

    private final StoreReader reader;
    private volatile @Nullable Map<NoteId, List<StoredGeneration>> scanned;

    StoredGenerations(StoreReader reader) {
        this.reader = reader;
    }

    /** The responses of a note that are known. Some may be missing on disk, and some on disk may be missing here. */
    public Set<StoredGeneration> of(NoteId note) throws IOException {
        return new LinkedHashSet<>(
                NoteRecords.exist(reader)
                        ? NoteRecords.read(reader, note)
                        : scanned().getOrDefault(note, List.of()));
    }

    /** All notes, in the order of their ids. */
    public Set<NoteId> notes() throws IOException {
        return NoteRecords.exist(reader) ? NoteRecords.notes(reader) : scanned().keySet();
    }

    private Map<NoteId, List<StoredGeneration>> scanned() throws IOException {
        Map<NoteId, List<StoredGeneration>> known = scanned;
        if (known == null) {
            known = scan(reader);
            scanned = known;
        }
        return known;
    }

    /** Reads every page. */
    public static Map<NoteId, List<StoredGeneration>> scan(StoreReader reader) throws IOException {
        List<Path> files = new ArrayList<>(PageFileWalker.all(reader));
        files.addAll(reader.superseded());
        Map<NoteId, List<StoredGeneration>> found = new TreeMap<>(Comparator.comparing(NoteId::value));
        for (Path file : files) {
            try {
                PageFile page = PageFileParser.verify(reader.read(file));
                Optional<PageFileName> name = StoreLayout.pageName(page, file);
                name.flatMap(known -> StoredGeneration.of(page, known.hex()))
                        .ifPresent(generation -> found.computeIfAbsent(
                                        name.get().key().request().note(), note -> new ArrayList<>())
                                .add(generation));
            } catch (IOException damaged) {
                continue;
            }
        }
        return found;
    }

    /** All responses that are stored for one page now: the page, and those that it replaced. */
    public List<StoredGeneration> of(PageFileName name) throws IOException {
        return of(name.hex());
    }

    /** The same for the page with these digits. */
    public List<StoredGeneration> of(String hex) throws IOException {
        List<Path> files = new ArrayList<>(List.of(reader.root().resolve(PageFileName.file(hex))));
        files.addAll(replaced(hex));
        List<StoredGeneration> found = new ArrayList<>();
        for (Path file : files) {
            verified(file).flatMap(page -> StoredGeneration.of(page, hex)).ifPresent(found::add);
        }
        return found;
    }

    /** The files of the responses that were replaced as this page. Lists one directory. */
    public List<Path> replaced(PageFileName name) throws IOException {
        return replaced(name.hex());
    }

    private List<Path> replaced(String hex) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String directory : REPLACED) {
            files.addAll(reader.held(directory, hex));
        }
        return files;
    }

    /** The file of a response, wherever it is now; empty if it is missing or damaged. */
    public Optional<PageFile> read(StoredGeneration generation) throws IOException {
        Optional<PageFile> found =
                present(generation.hex()).filter(page -> page.checksum().equals(generation.checksum()));
        return found.isPresent() ? found : superseded(generation);
    }

    /** The present page with these digits; empty if it is missing or damaged. */
    public Optional<PageFile> present(String hex) throws IOException {
        return verified(reader.root().resolve(PageFileName.file(hex)));
    }

    /** The file of a response that was replaced; empty if it is missing or damaged. */
    public Optional<PageFile> superseded(StoredGeneration generation) throws IOException {
        Optional<PageFile> found = verified(reader.root().resolve(StoreLayout.supersededFile(generation)), generation);
        if (found.isEmpty()) {
            for (Path unusual : replaced(generation.hex())) {
                found = found.isPresent() ? found : verified(unusual, generation);
            }
        }
        return found;
    }

    private Optional<PageFile> verified(Path file, StoredGeneration generation) throws IOException {
        return verified(file).filter(page -> page.checksum().equals(generation.checksum()));
    }

    private Optional<PageFile> verified(Path file) throws IOException {
        try {
            return Optional.of(PageFileParser.verify(reader.read(file)));
        } catch (NoSuchFileException | CorruptPageException missingOrDamaged) {
            return Optional.empty();
        }
    }
}
