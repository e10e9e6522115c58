/**
 * What tests of the library, and of programs that use it, stand on: the documented sample, the error responses, notes
 * of any size, and a stub of the service on loopback. Nothing here may reach a real host, and no main code may depend
 * on it.
 */
@NullMarked
package io.xhscomments.testkit;

import org.jspecify.annotations.NullMarked;
