/**
 * A loopback server that sends exactly the bytes of a script, for tests of HTTP clients. It knows nothing about
 * comments or TikHub.
 */
@NullMarked
package io.xhscomments.testkit.scripted;

import org.jspecify.annotations.NullMarked;
