package io.xhscomments.examples.cli.serving;

import io.xhscomments.testkit.stub.StubResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The body of a response of the stub, which may fail as its delivery says. */
final class StubBody extends AbstractHttpEntity {
    private final StubResponse response;
    private final StubHandler handler;

    StubBody(StubResponse response, StubHandler handler) {
        super((ContentType) null, null, response.delivery() != StubResponse.Delivery.TRUNCATED);
        this.response = response;
        this.handler = handler;
    }

    /** Chunked, as in the service, unless the delivery announces a wrong length. */
    @Override
    public long getContentLength() {
        return isChunked() ? -1 : response.contentLength();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        switch (response.delivery()) {
            case SLOW -> writeSlowly(out);
            case MALFORMED_CHUNK -> {
                // Send the headers first.
                out.flush();
                throw handler.endAfterGarbage();
            }
            case TRUNCATED -> {
                out.write(response.body());
                out.flush();
                throw handler.end();
            }
            default -> out.write(response.body());
        }
    }

    private void writeSlowly(OutputStream out) throws IOException {
        for (byte each : response.body()) {
            out.write(each);
            out.flush();
            StubHandler.pause(StubResponse.SLOW_BYTE_INTERVAL);
        }
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(response.body());
    }

    @Override
    public void close() {}
}
