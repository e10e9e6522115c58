package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.benchmarks.decode.StockRecords;
import io.xhscomments.examples.benchmarks.live.LiveNotes.LiveNote;
import io.xhscomments.examples.benchmarks.live.LiveNotes.Responded;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs rounds of turns in a process of its own. In each round every stack has one turn, in random order. In a turn all
 * notes are read at the same time, each by its own thread. For each counted turn it prints the index of the stack, the
 * CPU time of a page over all threads, and the time of a page, in microseconds. The JVM's own threads are not counted.
 */
final class LiveClient {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CALLS = LiveNotes.NOTES * LiveNotes.PAGES;
    private static final long SEED = 42;

    private final List<LiveNote> notes = new ArrayList<>(LiveNotes.all());
    private final ExecutorService threads = Executors.newFixedThreadPool(LiveNotes.NOTES, work -> {
        Thread thread = new Thread(work);
        // A failure ends the process, which the parent reports.
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Stack> stacks;

    private LiveClient(URI server) {
        this.stacks = Stacks.over(server);
    }

    /**
     * Measures.
     *
     * @param arguments the server's port, the number of warm-up rounds, the number of counted rounds
     */
    public static void main(String[] arguments) throws Exception {
        LiveClient client = new LiveClient(URI.create("http://127.0.0.1:" + arguments[0] + "/"));
        client.compare();
        int warmUp = Integer.parseInt(arguments[1]);
        int rounds = warmUp + Integer.parseInt(arguments[2]);
        List<String> order = new ArrayList<>(Stacks.NAMES);
        Random random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            Collections.shuffle(client.notes, random);
            for (String name : order) {
                String told = client.turn(Objects.requireNonNull(client.stacks.get(name)));
                if (round >= warmUp) {
                    System.out.println(Stacks.NAMES.indexOf(name) + " " + told);
                }
            }
        }
        System.exit(0);
    }

    private void compare() throws Exception {
        for (LiveNote note : notes) {
            List<List<Comment>> expected = note.pages().stream()
                    .map(Responded::decoded)
                    .map(page -> StockRecords.modelled(page.comments()))
                    .toList();
            for (Map.Entry<String, Stack> stack : stacks.entrySet()) {
                List<List<Comment>> read = stack.getValue().read(note).stream()
                        .map(StockRecords::modelled)
                        .toList();
                if (!read.equals(expected)) {
                    throw new IllegalStateException(stack.getKey() + " reads other pages than ours");
                }
            }
        }
    }

    private String turn(Stack stack) throws ExecutionException, InterruptedException {
        List<Callable<Integer>> work = new ArrayList<>();
        for (LiveNote note : notes) {
            work.add(() -> stack.read(note).size());
        }
        Map<Long, Long> before = worked();
        long start = System.nanoTime();
        int pages = 0;
        for (Future<Integer> read : threads.invokeAll(work)) {
            pages += read.get();
        }
        double time = System.nanoTime() - start;
        double cpu = workedSince(before);
        if (pages != CALLS) {
            throw new IllegalStateException(pages + " pages were read");
        }
        return cpu / 1e3 / CALLS + " " + time / 1e3 / CALLS;
    }

    private static Map<Long, Long> worked() {
        Map<Long, Long> nanos = new HashMap<>();
        for (long thread : THREADS.getAllThreadIds()) {
            nanos.put(thread, THREADS.getThreadCpuTime(thread));
        }
        return nanos;
    }

    private static long workedSince(Map<Long, Long> before) {
        long nanos = 0;
        for (Map.Entry<Long, Long> now : worked().entrySet()) {
            nanos += Math.max(0, now.getValue() - before.getOrDefault(now.getKey(), 0L));
        }
        return nanos;
    }
}
