package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads all pages with several threads, every other one from the same page on, and compares every byte. */
final class TortureReader {
    static final String UNDECODABLE = "undecodable";
    private static final int EACH = 5;

    private TortureReader() {}

    /** Page {@code number} of the many. */
    static PageRequest request(int number) {
        return Responses.request(Responses.note(number), 0);
    }

    /** Its response: short, or as long as some. */
    static byte[] response(PageRequest request) {
        return Responses.page(request.note(), 0, Math.floorMod(request.note().hashCode(), 7) * 1000);
    }

    /** Whether the response to this request cannot be decoded, where some cannot. */
    static boolean isUndecodable(PageRequest request, String how) {
        return how.equals(UNDECODABLE) && Math.floorMod(request.note().hashCode(), EACH) == 0;
    }

    static byte[] response(PageRequest request, String how) {
        return isUndecodable(request, how) ? Responses.MALFORMED.getBytes(StandardCharsets.UTF_8) : response(request);
    }

    /**
     * Reads, and tells of what went wrong.
     *
     * @param arguments the server's port, the store's directory, how many pages, how many threads, the seed, and
     *     "through", "undecodable" if some responses cannot be decoded, or "naive" for looking first and paying then,
     *     which is no way to do it
     */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("reading");
        read(System.out::println, arguments);
        System.out.println("done");
    }

    static void read(Consumer<String> troubles, String... arguments) throws InterruptedException {
        int pages = Integer.parseInt(arguments[2]);
        Random random = new Random(Long.parseLong(arguments[4]));
        PageTransport transport = transport(Integer.parseInt(arguments[0]), Path.of(arguments[1]), arguments[5]);
        List<Thread> threads = new ArrayList<>();
        for (int i = Integer.parseInt(arguments[3]); i > 0; i--) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, pages).boxed().toList());
            Collections.rotate(order, i % 2 == 0 ? 0 : random.nextInt(pages));
            threads.add(new Thread(() -> order.forEach(page -> read(transport, page, arguments[5], troubles))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static PageTransport transport(int port, Path root, String how) {
        PageStore store = PageStore.at(root);
        SocketTransport server = new SocketTransport(port);
        if (!how.equals("naive")) {
            return ReadThrough.builder(store, server, Responses.FORMAT)
                    .noCacheLinks()
                    .listener(StoreListener.NONE)
                    .build();
        }
        return (request, sink) -> {
            try {
                return store.replay(Responses.FORMAT).send(request, sink);
            } catch (PageNotStoredException missing) {
                RawResponse paid = server.send(request, sink);
                store.importing(TikHubDecoder.create()).add(paid.body(), new PageKey(Responses.ROUTE, request));
                return paid;
            }
        };
    }

    private static void read(PageTransport transport, int page, String how, Consumer<String> troubles) {
        try {
            byte[] body = transport.send(request(page)).body();
            if (!Arrays.equals(body, response(request(page), how))) {
                troubles.accept("corrupt " + page);
            }
        } catch (StoredResponseUndecodableException blocked) {
            if (!isUndecodable(request(page), how)) {
                troubles.accept("blocked " + page + ": " + blocked);
            }
        } catch (CommentSourceException | IllegalStateException failure) {
            troubles.accept("failed " + page + ": " + failure);
        }
    }
}
