/**
 * JUnit tests that replay recorded pages; start with {@link io.xhscomments.testkit.recorded.Recorded}. Only this
 * package uses the page store, and only the transport that a test names for recording sends requests.
 */
@NullMarked
package io.xhscomments.testkit.recorded;

import org.jspecify.annotations.NullMarked;
