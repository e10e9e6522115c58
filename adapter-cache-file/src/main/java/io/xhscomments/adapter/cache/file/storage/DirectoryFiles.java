package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.FileEnds;
import io.xhscomments.adapter.cache.file.format.LastLine;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads files of a directory. Follows no symbolic links below the root. */
final class DirectoryFiles implements FileSource {
    private static final OpenOption[] NO_LINKS = {LinkOption.NOFOLLOW_LINKS};
    private static final Set<OpenOption> READ_NO_LINKS = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final BufferPool BUFFERS = new BufferPool();

    private final Set<String> checkedDirectories = ConcurrentHashMap.newKeySet();

    @Override
    public PageFile page(Path root, PageFileName name) throws IOException {
        if (!checkedDirectories.contains(name.directory()) && isPageDirectory(root.resolve(name.directory()))) {
            checkedDirectories.add(name.directory());
        }
        Path file = name.page(root);
        ByteBuffer buffer = BUFFERS.acquire();
        try {
            read(file, buffer);
            return buffer.hasRemaining() ? PageFileParser.verify(buffer.flip()) : PageFileParser.verify(read(file));
        } catch (ClosedByInterruptException interrupted) {
            // An interrupt closes a channel, but not a stream.
            return PageFileParser.verify(read(file));
        } finally {
            BUFFERS.release(buffer);
        }
    }

    /** Reads until the file or the buffer ends. */
    private static void read(Path file, ByteBuffer into) throws IOException {
        try (FileChannel in = FileChannel.open(file, READ_NO_LINKS)) {
            boolean ended;
            do {
                ended = in.read(into) < 0;
            } while (!ended && into.hasRemaining() && !LastLine.endsWithLastLine(into));
        } catch (IOException unreadable) {
            throw explained(file, unreadable);
        }
    }

    private static boolean isPageDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (Files.isSymbolicLink(directory)) {
            throw new CorruptPageException.Refused("its directory is a symbolic link, which is not followed");
        }
        return false;
    }

    @Override
    public byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, NO_LINKS)) {
            byte[] bytes = new byte[checkedSize(in.available())];
            int read = in.readNBytes(bytes, 0, bytes.length);
            return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
        } catch (IOException unreadable) {
            throw explained(file, unreadable);
        }
    }

    @Override
    public FileEnds ends(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, NO_LINKS)) {
            int length = checkedSize(in.available());
            byte[] beginning = in.readNBytes(FileEnds.BEGINNING_BYTES);
            if (beginning.length < FileEnds.BEGINNING_BYTES) {
                return FileEnds.of(beginning);
            }
            in.skipNBytes(Math.max(0, length - beginning.length - FileEnds.END_BYTES));
            byte[] end = in.readNBytes(FileEnds.END_BYTES);
            return new FileEnds(beginning, end, length);
        } catch (IOException unreadable) {
            throw explained(file, unreadable);
        }
    }

    @Override
    public byte[] head(Path file, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file, NO_LINKS)) {
            return in.readNBytes(maxBytes);
        } catch (IOException unreadable) {
            throw explained(file, unreadable);
        }
    }

    private static int checkedSize(int size) throws CorruptPageException.Refused {
        if (size > PageFile.MAX_BYTES) {
            throw FileSource.tooLarge();
        }
        return size;
    }

    /** Newer JDKs report a directory as "too large", so this checks for a directory first. */
    private static IOException explained(Path file, IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return unreadable;
        }
        if (Files.isSymbolicLink(file)) {
            return new CorruptPageException.Refused("it is a symbolic link, which is not followed");
        }
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? new CorruptPageException.Refused("it is a directory")
                : unreadable;
    }
}
