package io.xhscomments.testkit.contract;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** Bodies by how their end is told. Each throws when the end comes too early. */
final class Framing {
    private Framing() {}

    /** A body whose length was announced. */
    static InputStream ofLength(InputStream in, String length) throws IOException {
        if (!length.matches("[0-9]{1,18}")) {
            throw new ProtocolException("no length");
        }
        return new Pieces(in) {
            private boolean given;

            @Override
            long next() {
                long next = given ? 0 : Long.parseLong(length);
                given = true;
                return next;
            }
        };
    }

    /** A body in chunks. */
    static InputStream ofChunks(InputStream in) {
        return new Pieces(in) {
            private boolean first = true;

            @Override
            long next() throws IOException {
                if (!first && !ResponseHead.line(in).isEmpty()) {
                    throw new ProtocolException("no end of a chunk");
                }
                first = false;
                String size = ResponseHead.line(in).replaceFirst(";.*", "");
                if (!size.matches("[0-9A-Fa-f]{1,7}")) {
                    throw new ProtocolException("no size of a chunk");
                }
                return Long.parseLong(size, 16);
            }
        };
    }

    /** A body that comes in pieces of known lengths, up to one of length 0. */
    private abstract static class Pieces extends InputStream {
        private final InputStream in;
        private long left;
        private boolean ended;

        Pieces(InputStream in) {
            this.in = in;
        }

        abstract long next() throws IOException;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                left = next();
                ended = left == 0;
            }
            if (ended) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the body has broken off");
            }
            left -= read;
            return read;
        }
    }
}
