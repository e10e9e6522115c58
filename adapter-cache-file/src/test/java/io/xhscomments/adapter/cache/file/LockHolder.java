package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.core.policy.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Holds locks in a separate process, and executes commands line by line. */
final class LockHolder {
    private final Path file;
    private final PageLocks locks;
    private final Map<String, PageLocks.LockHandle> held = new HashMap<>();
    private final FileChannel channel;

    private LockHolder(Path file) throws IOException {
        this.file = file;
        this.locks = new PageLocks(file);
        this.channel =
                FileChannel.open(file.resolveSibling("raw.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /**
     * Serves until its input ends.
     *
     * @param arguments the lock file
     */
    public static void main(String[] arguments) throws IOException {
        LockHolder holder = new LockHolder(Path.of(arguments[0]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(holder.obey(order.split(" ", 2)[0], order.substring(order.indexOf(' ') + 1)));
        }
    }

    private String obey(String order, String what) {
        try {
            switch (order) {
                case "take" ->
                    held.put(
                            what,
                            locks.acquire(
                                    PageFileName.of(Responses.key(Integer.parseInt(what))),
                                    Duration.ofMinutes(1),
                                    TimeSource.SYSTEM));
                case "release" -> held.remove(what).close();
                case "read" -> Files.readAllBytes(file);
                case "block" -> channel.lock(Long.parseLong(what), 1, false);
                default -> throw new IllegalArgumentException(order);
            }
            return "done";
        } catch (IOException | InterruptedException failed) {
            return "failed: " + failed.getMessage();
        }
    }
}
