package io.xhscomments.examples.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a process. */
final class Footprint {
    private static final String MOST_RESIDENT = "VmHWM:";
    private static final long MILLIS_BETWEEN_LOOKS = 20;

    private Footprint() {}

    /** Waits for the end of the process. Returns its peak memory in kilobytes; 0 if it is not Linux. */
    static long mostUntilEnd(Process process) throws IOException, InterruptedException {
        long most = 0;
        do {
            most = Math.max(most, mostYet(process));
        } while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
        return most;
    }

    private static long mostYet(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!process.isAlive() || !Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(MOST_RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException itEndedMeanwhile) {
            if (process.isAlive()) {
                throw itEndedMeanwhile;
            }
            return 0;
        }
    }

    /**
     * The heap, in megabytes.
     *
     * @param mostBefore the maximum before a collection
     * @param mostAfter the maximum after a collection
     */
    record Heap(long mostBefore, long mostAfter) {
        private static final Pattern COLLECTION = Pattern.compile(".* (\\d+)M->(\\d+)M\\(\\d+M\\).*");

        /** Parses the output of {@code -Xlog:gc}. */
        static Heap told(List<String> log) {
            long before = 0;
            long after = 0;
            for (String line : log) {
                Matcher collection = COLLECTION.matcher(line);
                if (collection.matches()) {
                    before = Math.max(before, Long.parseLong(collection.group(1)));
                    after = Math.max(after, Long.parseLong(collection.group(2)));
                }
            }
            return new Heap(before, after);
        }
    }
}
