package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Reads one page in a separate process, and stops at one of its steps. */
final class StepReader {
    /** Never at a whole second, whose text is shorter: each run writes as many bytes. */
    private static final Clock EQUALLY_LONG =
            Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofMillis(10)), Duration.ofMillis(1));

    private StepReader() {}

    /**
     * Reads.
     *
     * @param arguments the server's port, the store's directory, the step to stop at, "refresh" or "read"
     */
    public static void main(String[] arguments) {
        DiskSteps steps = new DiskSteps(Integer.parseInt(arguments[2]));
        PageStore store =
                new PageStore(StoreContext.of(StoreReader.ofDirectory(Path.of(arguments[1])), steps, EQUALLY_LONG));
        ReadThrough through = ReadThrough.builder(
                        store, steps.around(new SocketTransport(Integer.parseInt(arguments[0]))), Responses.FORMAT)
                .noCacheLinks()
                .corruptPagePolicy(CorruptPagePolicy.PAY_AGAIN)
                .listener(StoreListener.NONE)
                .build();
        if (arguments[3].equals("refresh")) {
            through = through.toBuilder().maxAge(Duration.ZERO).build();
        }
        through.send(Responses.request(0));
        steps.step("hand out");
        System.out.println("done");
    }
}
