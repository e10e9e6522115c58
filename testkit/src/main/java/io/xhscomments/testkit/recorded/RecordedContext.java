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

/** What one {@link Recorded} stands for while its tests run. Safe to share between threads. */
final class RecordedContext implements AutoCloseable {
    private final Recorded settings;
    private final String name;
    private final PageStore store;
    private final Optional<Recording> recording;
    private final CommentSource source;
    private final Attendance attendance;
    private final Set<PageKey> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    private RecordedContext(
            Recorded settings,
            String name,
            PageStore store,
            CommentSource recorded,
            Optional<Recording> recording,
            Attendance attendance) {
        this.settings = settings;
        this.name = name;
        this.store = store;
        this.recording = recording;
        this.source = recording.map(paying -> paying.after(recorded)).orElse(recorded);
        this.attendance = attendance;
    }

    /**
     * Begins.
     *
     * @throws ExtensionConfigurationException if there is nothing to replay, or the settings make no sense
     */
    static RecordedContext begin(Recorded settings, AnnotatedElement element, Class<?> testClass) {
        OptionalLong mostPaid = RecordingSwitch.mostPaid();
        String name = "@Recorded(\"" + settings.value() + "\") of " + testClass.getName();
        Pages pages = Pages.find(settings.value(), testClass.getClassLoader());
        boolean records = mostPaid.isPresent()
                && settings.live() != Recorded.NoTransport.class
                && pages.state() != Pages.State.ON_CLASS_PATH;
        String advice = Advice.toRecord(settings, pages.state());
        if (pages.state() == Pages.State.MISSING && !records) {
            throw new ExtensionConfigurationException(name + ": there is neither a directory " + pages.directory()
                    + " nor a page store of this name on the class path. " + advice);
        }
        CommentSource recorded = Replay.builder(pages.store(), settings.route().format()).advice(advice).build()
                .source();
        Attendance attendance = Attendance.of(element, testClass);
        Optional<Recording> recording = records
                ? Optional.of(Recording.begin(settings, pages.directory(), mostPaid.getAsLong()))
                : Optional.empty();
        return new RecordedContext(settings, name, pages.store(), recorded, recording, attendance);
    }

    Attendance attendance() {
        return attendance;
    }

    /** The source that its tests are given. */
    CommentSource source() {
        return this::fetch;
    }

    private CommentPage fetch(PageRequest request) {
        if (over) {
            throw new IllegalStateException("The tests are over that " + name + " was for");
        }
        asked.add(new PageKey(settings.route().id(), request));
        return source.fetch(request);
    }

    /** Does it within the rules: while pages are replayed, sockets are blocked. */
    <T> T run(String test, SocketGuard.Work<T> work) throws Throwable {
        return recording.isPresent()
                ? work.run()
                : SocketGuard.blocked(new SocketGuard.Block(test, settings.allowLoopback(), () -> over), work);
    }

    /** Ends: hands out what was recorded, and looks for what nobody asked for. */
    @Override
    public void close() throws Exception {
        over = true;
        try (PageStore closedLast = store) {
            if (recording.isPresent()) {
                recording.get().close();
            }
            if (settings.unused() == Recorded.Unused.FAIL && attendance.isComplete()) {
                failForUnused(closedLast);
            }
        }
    }

    private void failForUnused(PageStore recorded) {
        List<String> unused = recorded.pages().stream()
                .filter(page -> !asked.contains(page.key()))
                .map(page -> page.key().describe() + ", " + page.file())
                .toList();
        if (!unused.isEmpty()) {
            throw new AssertionError(name + ": no test asked for these recorded pages. Delete their files, or allow"
                    + " unused ones:\n  " + String.join("\n  ", unused));
        }
    }
}
