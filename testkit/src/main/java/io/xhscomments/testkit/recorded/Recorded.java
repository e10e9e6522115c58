package io.xhscomments.testkit.recorded;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.port.PageTransport;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For a JUnit test class or method: every {@link io.xhscomments.core.port.CommentSource} parameter of a test, lifecycle
 * method or constructor is a source that replays recorded pages. Nothing is sent or charged, and the test's code cannot
 * use the network.
 *
 * <pre>{@code
 * @Recorded(value = "src/test/resources/pages", live = RecordedTest.Live.class)
 * class RecordedTest {
 *     @Test
 *     void theNoteHasSevenComments(CommentSource source) { … }
 *
 *     static class Live implements Supplier<TikHubTransport> {
 *         public TikHubTransport get() {
 *             return TikHubTransport.builder(ApiKey.of(System.getenv("TIKHUB_API_KEY"))).build();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Subclasses inherit the annotation; nested classes share it unless they have their own. The source is safe to share
 * between threads, and fails after its tests are over. For a page that is not recorded it throws a
 * {@link io.xhscomments.core.failure.PageNotStoredException}, which lists the nearest pages and explains how to record.
 *
 * <h2>Recording</h2>
 *
 * <p>Requests are sent and paid for only if both of these system properties are set. If only one is set, every recorded
 * test fails before anything is sent:
 *
 * <ul>
 *   <li>{@code xhs.record}: {@code true}
 *   <li>{@code xhs.record.max-paid}: the maximum number of requests, including free ones, of all tests of this JVM
 *       together. In a build with several JVMs the limit applies to each.
 * </ul>
 *
 * <p>A class without a {@link #live()} transport still replays only. With one, recorded pages are still replayed; to
 * record a page again, delete its file. Every other page is paid for once and stored under {@code .xhs-recording} in
 * the working directory before the test receives it. After the class, even if tests failed, the new pages are exported
 * to the directory without secrets (links to cached copies, signatures, texts that look like a key). A recording that
 * was killed continues with the pages it has. Only one JVM at a time records in a working directory.
 *
 * <h2>The network</h2>
 *
 * <p>During replay, sockets are blocked for the test's code (tests, lifecycle methods, constructors), on its thread and
 * on threads that it starts, until the class is over: connecting throws a {@link SocketsBlockedError}. Other threads
 * are not affected. The block works through the JVM's default {@link java.net.ProxySelector}, which
 * {@link java.net.Socket}, {@link java.net.HttpURLConnection}, OkHttp and {@code java.net.http} use. It finds mistakes;
 * it does not stop malicious code. It does not cover:
 *
 * <ul>
 *   <li>channels ({@link java.nio.channels.SocketChannel}, also used by Netty), datagrams and name resolution;
 *   <li>sockets and clients with their own proxy or proxy selector, including {@code NO_PROXY};
 *   <li>a {@code java.net.http} client that was created before JUnit loaded the class;
 *   <li>open connections, threads that were started earlier, and other processes. An older OkHttp client may have such
 *       connections and threads.
 * </ul>
 *
 * <p>If a test starts a thread of a shared pool, that thread is blocked for all users until the class is over.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(RecordedExtension.class)
public @interface Recorded {
    /**
     * The directory of the pages, relative to the working directory (in Maven: the module). If it does not exist, the
     * name of a page store on the class path, which can only be replayed. Recording creates the directory.
     */
    String value();

    /** The route of the pages. */
    TikHubRoute route() default TikHubRoute.WEB_V1;

    /**
     * Supplies the transport for recording: a class with a constructor without parameters. The transport is closed at
     * the end if it is closeable. By default there is none.
     */
    Class<? extends Supplier<? extends PageTransport>> live() default NoTransport.class;

    /**
     * How to treat recorded pages, of any route, that no test used. The check runs only after all tests of the class
     * have passed; a test that was disabled, filtered out or aborted might use them. If one invocation of a repeated or
     * parameterized test was selected, it counts as the complete test.
     */
    Unused unused() default Unused.ALLOW;

    /** Whether the tests may connect to this machine, for example to a stub. */
    boolean allowLoopback() default false;

    /** How to treat recorded pages that no test used. */
    enum Unused {
        /** Fail the class, and list the pages. */
        FAIL,
        /** Ignore them; other classes may use them. */
        ALLOW
    }

    /** No transport: replay only. */
    final class NoTransport implements Supplier<PageTransport> {
        private NoTransport() {}

        @Override
        public PageTransport get() {
            throw new UnsupportedOperationException("no live transport is configured");
        }
    }
}
