/**
 * An HTTP stack of one's own: TikHub over the JDK's client. What the bytes mean is the codec's business; neither
 * Retrofit nor OkHttp may be known here, and a test runs it without them.
 */
@NullMarked
package io.xhscomments.examples.recipes.stack;

import org.jspecify.annotations.NullMarked;
