package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Prints every operation of a store on its disk and its transport before running it. Stops at one of them for good, so
 * that a test can kill the process there.
 */
final class DiskSteps implements FileOps {
    private static final int NEVER = -1;
    private static final Set<String> STORE = Set.of(
            "pages",
            StoreLayout.IN_DOUBT,
            StoreLayout.QUARANTINE,
            StoreLayout.UNDECODABLE,
            StoreLayout.FAILED,
            StoreLayout.SUPERSEDED);

    private final int stopAt;
    private int taken;

    DiskSteps(int stopAt) {
        this.stopAt = stopAt;
    }

    static DiskSteps all() {
        return new DiskSteps(NEVER);
    }

    synchronized void step(String name) {
        System.out.println(name);
        if (taken++ == stopAt) {
            System.out.println("stopped");
            while (true) {
                LockSupport.park(this);
            }
        }
    }

    PageTransport around(PageTransport delegate) {
        return new PageTransport() {
            @Override
            public RawResponse send(PageRequest request, BodySink sink) {
                step("send");
                RawResponse response = delegate.send(request, new BodySink() {
                    @Override
                    public void onHeaders(int status, Map<String, String> headers) {
                        step("the response's head came");
                        sink.onHeaders(status, headers);
                    }

                    @Override
                    public void onBody(byte[] bytes, int offset, int length) {
                        step("some of its body came");
                        sink.onBody(bytes, offset, length);
                    }
                });
                step("the response is whole");
                return response;
            }
        };
    }

    @Override
    public FileChannel create(Path file) throws IOException {
        step("create " + kind(file));
        return FileOps.super.create(file);
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        step("open " + kind(file));
        return FileOps.super.open(file);
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        step("write " + bytes.remaining() + " bytes at " + at);
        FileOps.super.write(file, bytes, at);
    }

    @Override
    public void append(Path file, byte[] bytes) throws IOException {
        step("append to " + kind(file));
        FileOps.super.append(file, Arrays.copyOf(bytes, bytes.length / 2));
        step("half a line is written");
        FileOps.super.append(file, Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));
    }

    @Override
    public void force(FileChannel file) throws IOException {
        step("force");
        FileOps.super.force(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename " + kind(from) + " to " + kind(to));
        FileOps.super.rename(from, to);
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        step("keep " + kind(file) + " as " + kind(name));
        FileOps.super.link(file, name);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        String name = String.valueOf(directory.getFileName());
        step("force the names in "
                + (STORE.contains(name) ? name : name.length() == 2 ? holding(directory) + "ab" : "a directory above"));
        FileOps.super.forceDirectory(directory);
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete " + kind(file));
        FileOps.super.delete(file);
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        String directory = file.getParent().getFileName().toString();
        return (directory.length() == 2 ? holding(file.getParent()) : directory + "/")
                + name.replaceFirst("^.*\\.", ".");
    }

    /** The name of the holding directory, if the file is in one. */
    private static String holding(Path directory) {
        String above = String.valueOf(directory.getParent().getFileName());
        return STORE.contains(above) && !above.equals("pages") ? above + "/" : "";
    }
}
