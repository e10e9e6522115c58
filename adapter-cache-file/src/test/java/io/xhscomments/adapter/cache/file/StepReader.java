package io.xhscomments.adapter.cache.file;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Reads one page in a process of its own, and stops at one of the steps that this takes. */
final class StepReader {
    private StepReader() {}

    /**
     * Reads.
     *
     * @param arguments the server's port, the store's directory, the step to stop at, "refresh" or "read"
     */
    public static void main(String[] arguments) {
        DiskSteps steps = new DiskSteps(Integer.parseInt(arguments[2]));
        PageStore store = new PageStore(new StoreReader(Path.of(arguments[1])), steps, Clock.systemUTC());
        ReadThrough through = store.readThrough(
                        steps.around(new SocketTransport(Integer.parseInt(arguments[0]))), Responses.FORMAT)
                .withoutLinks()
                .withUnreadable(CorruptPagePolicy.PAY_AGAIN)
                .withListener(StoreListener.NONE);
        if (arguments[3].equals("refresh")) {
            through = through.withMaxAge(Duration.ZERO);
        }
        through.send(Responses.request(0));
        steps.step("hand out");
        System.out.println("done");
    }
}
