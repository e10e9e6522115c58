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
 * On a JUnit test class or method: every {@link io.xhscomments.core.port.CommentSource} parameter of a test, a
 * lifecycle method or the constructor is a source that replays recorded pages. Nothing is sent, nothing is charged, and
 * the tests' own code is kept from the network.
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
 * <p>Subclasses inherit it, nested classes share that of the class around them, and a closer one takes its place. The
 * source is safe to share between threads, and fails once its tests are over. A page that is not recorded is a
 * {@link io.xhscomments.core.failure.PageNotStoredException}, which says what is there and how to record it.
 *
 * <h2>Recording</h2>
 *
 * <p>Pages are asked for, and paid for, only if both of these system properties are set; if only one is, every test of
 * this kind fails before anything is sent:
 *
 * <ul>
 *   <li>{@code xhs.record}: {@code true}
 *   <li>{@code xhs.record.max-paid}: how many requests may be sent at the most, free ones too, by all tests of this JVM
 *       together. A build that starts several JVMs has that cap once for each.
 * </ul>
 *
 * <p>A class that names no {@link #live()} transport replays even then. Of one that does, pages that are recorded are
 * still replayed: to record a page anew, delete its file. The others are paid for, once, and go into a store under
 * {@code .xhs-recording} in the working directory, before the test sees them. When the class has ended, whether its
 * tests passed or not, they are handed out to the directory without secrets: links to free copies, signatures, and what
 * looks like a key. A recording that was killed goes on with what it has. One JVM at a time records in a working
 * directory.
 *
 * <h2>The network</h2>
 *
 * <p>Unless pages are recorded, sockets are blocked for the tests' own code (tests, lifecycle methods, constructors),
 * on the thread that runs it and on threads that it starts, until the class is over: connecting throws a
 * {@link SocketsBlockedError}. No other thread is affected. What asks the JVM's default {@link java.net.ProxySelector}
 * is blocked: {@link java.net.Socket}, {@link java.net.HttpURLConnection}, OkHttp, and {@code java.net.http}. What does
 * not ask it is not, so this finds mistakes and is no wall against malice:
 *
 * <ul>
 *   <li>channels ({@link java.nio.channels.SocketChannel}, and so Netty), datagrams, the look-up of names;
 *   <li>sockets and clients with a proxy or proxy selector of their own, {@code NO_PROXY} included;
 *   <li>a {@code java.net.http} client that was made before JUnit came to the class;
 *   <li>connections that are open already, threads that were started before, and other processes. An OkHttp client made
 *       before may use both.
 * </ul>
 *
 * <p>A thread of a shared pool that a test starts is blocked for whoever uses it, until the class is over.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(RecordedExtension.class)
public @interface Recorded {
    /**
     * Where the pages are: a directory, relative to the working directory, which for Maven is the module's; or if there
     * is none, a page store of this name among the resources of the class path, which can be replayed only. Recording
     * makes the directory.
     */
    String value();

    /** The route whose pages these are. */
    TikHubRoute route() default TikHubRoute.WEB_V1;

    /**
     * What is asked for pages that are not recorded, while recording: a class with a constructor without parameters.
     * What it gives is closed in the end, if it can be closed. By default nobody is asked.
     */
    Class<? extends Supplier<? extends PageTransport>> live() default NoTransport.class;

    /**
     * What to do about recorded pages that no test asked for, on whatever route. They are looked for when all tests of
     * the class have run and passed: not if one was disabled, filtered out or aborted, because that one may have asked
     * for them. A single invocation of a repeated or parameterized test that was picked out counts as the whole test.
     */
    Unused unused() default Unused.ALLOW;

    /** Whether the tests may connect to this machine, where a stub may listen. */
    boolean allowLoopback() default false;

    /** What to do about recorded pages that no test asked for. */
    enum Unused {
        /** Fail the class, with the name of each. */
        FAIL,
        /** Nothing: other classes may use them. */
        ALLOW
    }

    /** Nobody is asked. */
    final class NoTransport implements Supplier<PageTransport> {
        private NoTransport() {}

        @Override
        public PageTransport get() {
            throw new UnsupportedOperationException("nobody is asked");
        }
    }
}
