/**
 * The contracts: numbered rules that every transport, source and decoder has to keep, as JUnit tests that run against
 * whatever a subclass makes. They know the ports and what is on the wire, and nothing of any implementation. The rules
 * stand in interfaces of this package, on benches that nobody else can name: a subclass cannot change them.
 */
@NullMarked
package io.xhscomments.testkit.contract;

import org.jspecify.annotations.NullMarked;
