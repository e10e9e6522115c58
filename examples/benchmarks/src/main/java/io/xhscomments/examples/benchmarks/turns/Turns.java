package io.xhscomments.examples.benchmarks.turns;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Rounds of turns. In each round every contestant has one turn, in random order. A turn processes every item once, or a
 * random selection of them, in an order that is random for each thread. All threads work for the same contestant at the
 * same time.
 */
final class Turns {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long PATIENCE_MINUTES = 5;
    private static final long SEED = 42;
    private static final double NANOS_OF_MICRO = 1000;

    private final List<Contestant> contestants;
    private final int items;
    private final Integer[] order;
    private final Random random = new Random(SEED);
    private final Random[] randoms;
    private final CyclicBarrier start;
    private final long[][] nanos;
    private final long[][] cpuNanos;
    private final long[][] bytes;
    private final int inTurn;
    private final int parts;
    private int begun;

    Turns(List<Contestant> contestants, int items, int inTurn, int parts, int threads) {
        this.contestants = List.copyOf(contestants);
        this.items = items;
        this.inTurn = inTurn;
        this.parts = inTurn * parts;
        this.order = IntStream.range(0, contestants.size()).boxed().toArray(Integer[]::new);
        this.randoms = IntStream.range(0, threads)
                .mapToObj(thread -> new Random(SEED + 1 + thread))
                .toArray(Random[]::new);
        this.start = new CyclicBarrier(threads, this::draw);
        this.nanos = new long[contestants.size()][threads];
        this.cpuNanos = new long[contestants.size()][threads];
        this.bytes = new long[contestants.size()][threads];
    }

    /** Runs in the last thread that arrives at a turn, before the turn begins. */
    private void draw() {
        if (begun++ % contestants.size() == 0) {
            Collections.shuffle(Arrays.asList(order), random);
        }
    }

    /** Runs one round in one of the threads, counted from 0. */
    void round(int thread, Blackhole hole) throws Exception {
        int[] path = IntStream.range(0, items).toArray();
        if (inTurn < items) {
            shuffle(path, randoms[thread]);
            path = Arrays.copyOf(path, inTurn);
        }
        for (int turn = 0; turn < contestants.size(); turn++) {
            shuffle(path, randoms[thread]);
            start.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
            take(order[turn], thread, path, hole);
        }
    }

    private void take(int contestant, int thread, int[] path, Blackhole hole) throws Exception {
        Contestant.Work work = contestants.get(contestant).work();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long time = System.nanoTime();
        for (int item : path) {
            hole.consume(work.on(item));
        }
        nanos[contestant][thread] = System.nanoTime() - time;
        cpuNanos[contestant][thread] = THREADS.getCurrentThreadCpuTime() - cpu;
        bytes[contestant][thread] = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    }

    private static void shuffle(int[] path, Random random) {
        for (int i = path.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = path[i];
            path[i] = path[other];
            path[other] = swapped;
        }
    }

    /** The time of an item in the last round, by contestant, in microseconds per thread. Called between rounds. */
    Map<String, Double> time() {
        return perItem(nanos, NANOS_OF_MICRO);
    }

    /** The CPU time of an item, in user and system mode. */
    Map<String, Double> cpuTime() {
        return perItem(cpuNanos, NANOS_OF_MICRO);
    }

    /** The bytes that a thread allocated for an item. */
    Map<String, Double> allocated() {
        return perItem(bytes, 1);
    }

    private Map<String, Double> perItem(long[][] taken, double unit) {
        Map<String, Double> each = new LinkedHashMap<>();
        for (int i = 0; i < taken.length; i++) {
            double all = Arrays.stream(taken[i]).sum();
            each.put(contestants.get(i).name(), all / taken[i].length / parts / unit);
        }
        return each;
    }
}
