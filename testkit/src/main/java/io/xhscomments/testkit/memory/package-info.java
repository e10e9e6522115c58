/**
 * A comment source in memory, for tests of programs that read through the port. It uses no HTTP and sends no request.
 */
@NullMarked
package io.xhscomments.testkit.memory;

import org.jspecify.annotations.NullMarked;
