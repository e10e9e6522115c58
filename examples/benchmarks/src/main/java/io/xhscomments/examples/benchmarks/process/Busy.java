package io.xhscomments.examples.benchmarks.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that keep the cores busy, two for each core. They end when this is closed. */
public final class Busy implements AutoCloseable {
    private final List<Java> processes = new ArrayList<>();

    private Busy() {}

    /** Starts the processes, and waits until all work. */
    public static Busy onAllCores() throws IOException {
        Busy busy = new Busy();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            Java process = Java.start(Busy.class);
            busy.processes.add(process);
            process.line();
        }
        return busy;
    }

    /** Works until the parent process ends. */
    public static void main(String[] arguments) throws IOException {
        System.out.println("working");
        long count = 0;
        while (System.in.available() == 0 && ProcessHandle.current().parent().isPresent()) {
            for (int i = 0; i < 100_000_000; i++) {
                count += i ^ count;
            }
        }
        System.out.println(count);
    }

    /** How many there are. */
    public int processes() {
        return processes.size();
    }

    @Override
    public void close() {
        processes.forEach(Java::close);
    }
}
