/**
 * Tests on recorded pages, for JUnit: {@link io.xhscomments.testkit.recorded.Recorded} is where to begin. Nothing else
 * of the testkit may know the page store, and nothing here sends a request but what a test names for recording.
 */
@NullMarked
package io.xhscomments.testkit.recorded;

import org.jspecify.annotations.NullMarked;
