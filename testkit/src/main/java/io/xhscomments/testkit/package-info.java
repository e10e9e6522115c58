/**
 * Entry point of the testkit: {@link io.xhscomments.testkit.TikHubStub}, a stub of TikHub on loopback, and its JUnit
 * extension. Only this package uses WireMock; nothing in the testkit connects to a real host, and no main code may
 * depend on it.
 */
@NullMarked
package io.xhscomments.testkit;

import org.jspecify.annotations.NullMarked;
