package io.xhscomments.examples.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import okhttp3.OkHttp;

/** Describes the machine. */
final class Machine {
    private static final String CPU_MODEL = "model name";

    private Machine() {}

    static String describe() throws IOException {
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        return Runtime.getRuntime().availableProcessors() + " × " + processor() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", files on "
                + Files.getFileStore(scratch).type() + "; Java "
                + System.getProperty("java.vm.version") + " (" + System.getProperty("java.vm.name") + "), OkHttp "
                + OkHttp.VERSION;
    }

    /** The load average of the last minute. */
    static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() throws IOException {
        Path told = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(told)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(told)) {
            return lines.filter(line -> line.startsWith(CPU_MODEL))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
