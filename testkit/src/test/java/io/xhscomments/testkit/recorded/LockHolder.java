package io.xhscomments.testkit.recorded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A separate process that locks a file, reports it, and waits until its input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        try (FileChannel file =
                FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            System.out.print("L");
            System.out.flush();
            System.in.readAllBytes();
        }
    }
}
