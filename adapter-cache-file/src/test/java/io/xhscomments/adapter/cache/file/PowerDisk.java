package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/**
 * Real files on a disk that tracks forced bytes and names. A power cut affects all other ones at random: an unforced
 * name exists or not, a rename is undone, an unforced file is kept, empty, truncated, full of holes, or as before.
 * Abilities can be switched off, to see what happens.
 */
final class PowerDisk {
    /** A directory; directories are never renamed. */
    private static final Inode DIRECTORY = new Inode(0, null);

    private final Path base;
    private final Path limbo;
    private final Random random;
    private final Abilities abilities;
    private final Map<Object, Inode> inodes = new HashMap<>();
    private final Map<FileChannel, Inode> open = new WeakHashMap<>();
    private final Map<Path, Map<String, Inode>> forcedNames = new HashMap<>();
    private final List<Change> pending = new ArrayList<>();
    private int operations;

    /** The operations that work correctly. */
    interface Abilities {
        Abilities ALL = new Abilities() {};

        default boolean forcesFiles() {
            return true;
        }

        default boolean forcesNamesIn(Path directory) {
            return true;
        }

        default boolean links() {
            return true;
        }
    }

    /** A file under any name, and its forced content. */
    private static final class Inode {
        private final int number;
        private final Path kept;
        private byte[] forced = {};

        Inode(int number, Path kept) {
            this.number = number;
            this.kept = kept;
        }
    }

    /** A created or removed name that is not forced; a rename consists of two. */
    private record Change(int operation, Path directory, String name, Inode file, boolean given) {}

    /** The process was killed, or the power went. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    PowerDisk(Path dir, Random random, Abilities abilities) throws IOException {
        this.base = Files.createDirectories(dir.resolve("disk"));
        this.limbo = Files.createDirectories(dir.resolve("limbo"));
        this.random = random;
        this.abilities = abilities;
    }

    Path base() {
        return base;
    }

    /** The view of one process, which may be killed. */
    final class Process implements FileOps {
        private int left = Integer.MAX_VALUE;

        Process dyingAfter(int calls) {
            left = calls;
            return this;
        }

        boolean isDead() {
            return left < 0;
        }

        private void call() {
            if (--left < 0) {
                left = -1;
                throw new Died();
            }
        }

        @Override
        public FileChannel create(Path file) throws IOException {
            synchronized (PowerDisk.this) {
                call();
                FileChannel channel = FileOps.super.create(file);
                open.put(channel, inode(file));
                pending.add(change(++operations, file, true));
                return channel;
            }
        }

        /** Each file has a second name in the directory {@code limbo}. */
        @Override
        public void refuseOtherNames(Path file) {}

        @Override
        public FileChannel open(Path file) throws IOException {
            synchronized (PowerDisk.this) {
                call();
                FileChannel channel = FileOps.super.open(file);
                open.put(channel, inode(file));
                return channel;
            }
        }

        @Override
        public void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
            synchronized (PowerDisk.this) {
                if (left == 0) {
                    FileOps.super.write(file, bytes.slice().limit(random.nextInt(bytes.remaining() + 1)), at);
                }
                call();
                FileOps.super.write(file, bytes, at);
            }
        }

        @Override
        public void force(FileChannel file) throws IOException {
            synchronized (PowerDisk.this) {
                call();
                if (abilities.forcesFiles()) {
                    Inode forced = open.get(file);
                    forced.forced = Files.readAllBytes(forced.kept);
                }
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            synchronized (PowerDisk.this) {
                call();
                int operation = ++operations;
                Change taken = change(operation, from, false);
                FileOps.super.rename(from, to);
                pending.add(taken);
                pending.add(change(operation, to, true));
            }
        }

        @Override
        public void link(Path file, Path name) throws IOException {
            synchronized (PowerDisk.this) {
                call();
                if (!abilities.links()) {
                    throw new FileSystemException(name.toString(), file.toString(), "Operation not permitted");
                }
                FileOps.super.link(file, name);
                pending.add(change(++operations, name, true));
            }
        }

        @Override
        public void forceDirectory(Path directory) {
            synchronized (PowerDisk.this) {
                call();
                if (directory.startsWith(base) && abilities.forcesNamesIn(directory)) {
                    forcedNames.put(directory, names(directory));
                    pending.removeIf(change -> change.directory.equals(directory));
                }
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            synchronized (PowerDisk.this) {
                call();
                if (Files.exists(file)) {
                    pending.add(change(++operations, file, false));
                }
                FileOps.super.delete(file);
            }
        }
    }

    private Change change(int operation, Path file, boolean given) throws IOException {
        return new Change(operation, file.getParent(), file.getFileName().toString(), inode(file), given);
    }

    private Inode inode(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        Inode known = inodes.get(key);
        if (known == null) {
            int number = inodes.size() + 1;
            known = new Inode(number, Files.createLink(limbo.resolve("file-" + number), file));
            inodes.put(key, known);
        }
        return known;
    }

    private Map<String, Inode> names(Path directory) {
        Map<String, Inode> names = new TreeMap<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(StoreLayout.LOCK)) {
                    names.put(entry.getFileName().toString(), Files.isDirectory(entry) ? DIRECTORY : inode(entry));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return names;
    }

    /** Cuts the power and restores it: the surviving state is durable from now on. */
    synchronized void crash() throws IOException {
        Map<Integer, Boolean> survivors = new HashMap<>();
        int luck = random.nextInt(4);
        Map<Path, Map<String, Inode>> left = new HashMap<>();
        forcedNames.forEach((directory, names) -> left.put(directory, new TreeMap<>(names)));
        for (Change change : pending) {
            if (survivors.computeIfAbsent(change.operation, any -> survives(luck))) {
                Map<String, Inode> names = left.computeIfAbsent(change.directory, any -> new TreeMap<>());
                if (change.given) {
                    names.put(change.name, change.file);
                } else {
                    names.remove(change.name, change.file);
                }
            }
        }
        Path rebuilt = base.resolveSibling("rebuilt");
        rebuild(base, Files.createDirectory(rebuilt), left, luck);
        deleteAll(base);
        deleteAll(limbo);
        Files.createDirectory(limbo);
        Files.move(rebuilt, base);
        inodes.clear();
        open.clear();
        pending.clear();
        forcedNames.clear();
        remember(base);
    }

    private boolean survives(int luck) {
        return luck == 0 || luck > 1 && random.nextBoolean();
    }

    private void rebuild(Path directory, Path target, Map<Path, Map<String, Inode>> left, int luck) throws IOException {
        Map<String, Inode> names = left.computeIfAbsent(directory, any -> new TreeMap<>());
        names(directory).forEach((name, entry) -> {
            if (entry == DIRECTORY && survives(luck)) {
                names.put(name, entry);
            }
        });
        List<Map.Entry<String, Inode>> inTheSameOrder = names.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().number))
                .toList();
        for (Map.Entry<String, Inode> entry : inTheSameOrder) {
            Path file = target.resolve(entry.getKey());
            if (entry.getValue() == DIRECTORY) {
                rebuild(directory.resolve(entry.getKey()), Files.createDirectory(file), left, luck);
            } else {
                Files.write(file, contents(entry.getValue(), luck));
            }
        }
    }

    private byte[] contents(Inode file, int luck) throws IOException {
        byte[] now = Files.readAllBytes(file.kept);
        if (Arrays.equals(now, file.forced)) {
            return now;
        }
        int from = random.nextInt(now.length + 1);
        switch (luck == 0 ? 0 : random.nextInt(6)) {
            case 0:
                return now;
            case 1:
                return file.forced;
            case 2:
                return new byte[0];
            case 3:
                return Arrays.copyOf(now, from);
            case 4:
                return new byte[now.length];
            default:
                Arrays.fill(now, from, from + random.nextInt(now.length - from + 1), (byte) 0);
                return now;
        }
    }

    private void remember(Path directory) throws IOException {
        Map<String, Inode> names = names(directory);
        forcedNames.put(directory, names);
        for (Map.Entry<String, Inode> entry : names.entrySet()) {
            if (entry.getValue() == DIRECTORY) {
                remember(directory.resolve(entry.getKey()));
            } else {
                entry.getValue().forced = Files.readAllBytes(entry.getValue().kept);
            }
        }
    }

    static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
