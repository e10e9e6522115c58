package io.xhscomments.testkit.contract;

import io.xhscomments.core.port.BodySink;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Records the headers and bytes that it receives. */
final class RecordingSink implements BodySink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int headerCalls;
    private boolean headersCameFirst;
    private int status;

    @Override
    public synchronized void onHeaders(int seenStatus, Map<String, String> seenHeaders) {
        headerCalls++;
        headersCameFirst = bytes.size() == 0;
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

    /** Counted down when the first body bytes arrive. */
    CountDownLatch begun() {
        return begun;
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    synchronized int headerCalls() {
        return headerCalls;
    }

    synchronized boolean headersCameFirst() {
        return headersCameFirst;
    }

    synchronized int status() {
        return status;
    }

    synchronized Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
