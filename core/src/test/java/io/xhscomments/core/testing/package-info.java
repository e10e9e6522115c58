/**
 * Helpers that the tests of core and of the modules above it share, as core's test-jar. Only helpers that need nothing
 * but core and the JDK belong here.
 */
package io.xhscomments.core.testing;
