package io.xhscomments.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Adds a started {@link TikHubStub} to a JUnit test, for every parameter of that type, in its initial state for each
 * test.
 *
 * <pre>{@code
 * @WithTikHubStub
 * class MyReaderTest {
 *     @Test
 *     void noteIsPaidForOnce(TikHubStub tikhub) {
 *         tikhub.serve(SyntheticNote.builder(1).comments(25).build());
 *         // … read the note from tikhub.baseUrl() with tikhub.apiKey() …
 *         assertThat(tikhub.ledger()).charged(3);
 *     }
 * }
 * }</pre>
 *
 * @see TikHubStubExtension
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(TikHubStubExtension.class)
public @interface WithTikHubStub {}
