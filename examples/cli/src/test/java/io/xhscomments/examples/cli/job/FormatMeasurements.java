package io.xhscomments.examples.cli.job;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.ParallelNoteReader;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Measures what it takes to write a note of a million comments in each format: pages made as they are asked for,
 * decoded, read, and written to a file as the program does it. A program, not a test, since numbers depend on the
 * machine; each format has a process of its own, with the heap that is given.
 *
 * <p>Arguments: a directory, how many comments, the heap ({@code 128m}), and formats, all of them if none is named.
 */
final class FormatMeasurements {
    private static final int PAGE = 100;
    private static final Set<String> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    private FormatMeasurements() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Format> formats = new ArrayList<>();
        for (int at = 3; at < arguments.length; at++) {
            formats.add(Format.valueOf(arguments[at]));
        }
        Path dir = Files.createDirectories(Path.of(arguments[0]));
        for (Format format : formats.isEmpty() ? List.of(Format.values()) : formats) {
            Process process = start(dir, Integer.parseInt(arguments[1]), arguments[2], format)
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(format + " does not get by with " + arguments[2]);
            }
        }
    }

    /** One format in a process of its own. */
    static ProcessBuilder start(Path dir, int comments, String heap, Format format) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                One.class.getName(),
                dir.toString(),
                Integer.toString(comments),
                format.name());
    }

    /** The process. */
    static final class One {
        private One() {}

        public static void main(String[] arguments) throws IOException {
            Format format = Format.valueOf(arguments[2]);
            Path file = Path.of(arguments[0], "comments." + format);
            PeakHeap heap = PeakHeap.watch();
            long nanos = System.nanoTime();
            write(Integer.parseInt(arguments[1]), format, file);
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %,d comments, %.1f s, %,d bytes, at most %,d KiB of heap left after a full collection, -Xmx %,d KiB%n",
                    format,
                    Integer.parseInt(arguments[1]),
                    (System.nanoTime() - nanos) / 1e9,
                    Files.size(file),
                    heap.kib(),
                    Runtime.getRuntime().maxMemory() / 1024);
        }

        private static void write(int comments, Format format, Path file) throws IOException {
            SyntheticNote note =
                    SyntheticNote.builder(7).comments(comments).pageSize(PAGE).build();
            TikHubDecoder decoder = TikHubDecoder.create();
            CommentSource source =
                    request -> decoder.decode(request, RawResponse.stored(note.page(TikHubRoute.WEB_V1, request)));
            try (OutputFile output = OutputFile.replacing(file)) {
                try (CommentWriter writer = format.writerTo(output.stream(), false)) {
                    ParallelNoteReader.Builder notes = ParallelNoteReader.builder(NoteReader.ofDefaults(source))
                            .lookAhead(false)
                            .concurrency(1);
                    writer.conclude(new ReadJob(notes, output, writer, Optional.empty()).run(List.of(note.id())));
                }
                output.complete();
            }
        }
    }

    /** What is in use after each full collection, at the most; after the others, garbage is among it. */
    private static final class PeakHeap implements NotificationListener {
        private final AtomicLong bytes = new AtomicLong();

        static PeakHeap watch() {
            PeakHeap heap = new PeakHeap();
            ManagementFactory.getGarbageCollectorMXBeans()
                    .forEach(collector -> ((NotificationEmitter) collector).addNotificationListener(heap, null, null));
            return heap;
        }

        @Override
        public void handleNotification(Notification notification, Object handback) {
            if (notification.getUserData() instanceof CompositeData data
                    && GarbageCollectionNotificationInfo.from(data)
                            .getGcAction()
                            .equals("end of major GC")) {
                long used =
                        GarbageCollectionNotificationInfo.from(data)
                                .getGcInfo()
                                .getMemoryUsageAfterGc()
                                .entrySet()
                                .stream()
                                .filter(pool -> HEAP.contains(pool.getKey()))
                                .mapToLong(pool -> pool.getValue().getUsed())
                                .sum();
                bytes.accumulateAndGet(used, Math::max);
            }
        }

        long kib() {
            return bytes.get() / 1024;
        }
    }
}
