package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Open files that bring this process to its limit. */
final class OpenFiles {
    private final Deque<InputStream> open = new ArrayDeque<>();
    private boolean late;

    void obey(String order) throws IOException {
        if (order.equals("late")) {
            late = true;
        } else if (order.equals("close")) {
            leave(Integer.MAX_VALUE);
        } else {
            exhaust();
            leave(Integer.parseInt(order.substring(order.indexOf(' ') + 1)));
        }
    }

    private void exhaust() {
        while (true) {
            try {
                open.push(new FileInputStream("/dev/null"));
            } catch (IOException noMore) {
                return;
            }
        }
    }

    private void leave(int spare) throws IOException {
        for (int i = 0; i < spare && !open.isEmpty(); i++) {
            open.pop().close();
        }
    }

    /** Opens the files after a response, if the test asked for that. */
    PageTransport exhaustedBehind(PageTransport below) {
        return (request, sink) -> {
            RawResponse page = below.send(request, sink);
            if (late) {
                late = false;
                exhaust();
            }
            return page;
        };
    }
}
