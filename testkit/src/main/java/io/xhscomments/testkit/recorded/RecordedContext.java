package io.xhscomments.testkit.recorded;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.Replay;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The state of one {@link Recorded} annotation while its tests run. Safe to share between threads. */
final class RecordedContext implements AutoCloseable {
    private final Recorded settings;
    private final String name;
    private final PageStore store;
    private final Optional<Recording> recording;
    private final CommentSource source;
    private final TestCompletion completion;
    private final Set<PageKey> requested = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private RecordedContext(
            Recorded settings,
            String name,
            PageStore store,
            CommentSource recorded,
            Optional<Recording> recording,
            TestCompletion completion) {
        this.settings = settings;
        this.name = name;
        this.store = store;
        this.recording = recording;
        this.source = recording.map(active -> active.withFallback(recorded)).orElse(recorded);
        this.completion = completion;
    }

    /**
     * Opens the store, and starts a recording if the system properties and the annotation ask for it.
     *
     * @throws ExtensionConfigurationException if there is nothing to replay, or the settings are invalid
     */
    static RecordedContext begin(Recorded settings, AnnotatedElement element, Class<?> testClass) {
        OptionalLong maxPaid = RecordingSwitch.maxPaid();
        String name = "@Recorded(\"" + settings.value() + "\") of " + testClass.getName();
        RecordedStore pages = RecordedStore.find(settings.value(), testClass.getClassLoader());
        boolean recording = maxPaid.isPresent()
                && settings.live() != Recorded.NoTransport.class
                && pages.state() != RecordedStore.State.ON_CLASS_PATH;
        String hint = RecordingHint.toRecord(settings, pages.state());
        if (pages.state() == RecordedStore.State.MISSING && !recording) {
            throw new ExtensionConfigurationException(name + ": there is neither a directory " + pages.directory()
                    + " nor a page store with this name on the class path. " + hint);
        }
        CommentSource recorded = Replay.builder(pages.store(), settings.route().format())
                .advice(hint)
                .build()
                .source();
        TestCompletion completion = TestCompletion.of(element, testClass);
        Optional<Recording> active = recording
                ? Optional.of(Recording.begin(settings, pages.directory(), maxPaid.getAsLong()))
                : Optional.empty();
        return new RecordedContext(settings, name, pages.store(), recorded, active, completion);
    }

    TestCompletion completion() {
        return completion;
    }

    /** The source for its tests. */
    CommentSource source() {
        return this::fetch;
    }

    private CommentPage fetch(PageRequest request) {
        if (closed) {
            throw new IllegalStateException("The tests of " + name + " are over");
        }
        requested.add(new PageKey(settings.route().id(), request));
        return source.fetch(request);
    }

    /** Runs a test's code. During replay, sockets are blocked. */
    <T> T run(String test, SocketGuard.Work<T> work) throws Throwable {
        return recording.isPresent()
                ? work.run()
                : SocketGuard.blocked(new SocketGuard.Block(test, settings.allowLoopback(), () -> closed), work);
    }

    /** Exports the recorded pages, and checks for unused ones. */
    @Override
    public void close() throws Exception {
        closed = true;
        try (PageStore closedLast = store) {
            if (recording.isPresent()) {
                recording.get().close();
            }
            if (settings.unused() == Recorded.Unused.FAIL && completion.isComplete()) {
                failForUnused(closedLast);
            }
        }
    }

    private void failForUnused(PageStore recorded) {
        List<String> unused = recorded.pages().stream()
                .filter(page -> !requested.contains(page.key()))
                .map(page -> page.key().describe() + ", " + page.file())
                .toList();
        if (!unused.isEmpty()) {
            throw new AssertionError(name + ": no test used these recorded pages. Delete their files, or allow"
                    + " unused ones:\n  " + String.join("\n  ", unused));
        }
    }
}
