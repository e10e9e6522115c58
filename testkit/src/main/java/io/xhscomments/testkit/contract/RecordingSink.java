package io.xhscomments.testkit.contract;

import io.xhscomments.core.port.BodySink;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Remembers what it is shown. */
final class RecordingSink implements BodySink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int heads;
    private boolean headCameFirst;
    private int status;

    @Override
    public synchronized void onHeaders(int seenStatus, Map<String, String> seenHeaders) {
        heads++;
        headCameFirst = bytes.size() == 0;
        status = seenStatus;
        headers.putAll(seenHeaders);
    }

    @Override
    public synchronized void onBody(byte[] seen, int offset, int length) {
        bytes.write(seen, offset, length);
        if (length > 0) {
            begun.countDown();
        }
    }

    /** Counted down when the first bytes of a body are shown. */
    CountDownLatch begun() {
        return begun;
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    synchronized int heads() {
        return heads;
    }

    synchronized boolean headCameFirst() {
        return headCameFirst;
    }

    synchronized int status() {
        return status;
    }

    synchronized Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
