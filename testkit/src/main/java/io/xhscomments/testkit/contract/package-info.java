/**
 * The contracts: numbered rules for every transport, source and decoder, as JUnit tests of the implementation that a
 * subclass creates. They use the ports and the wire format only, no implementation. The rules are package-private
 * interfaces, so a subclass cannot change them.
 */
@NullMarked
package io.xhscomments.testkit.contract;

import org.jspecify.annotations.NullMarked;
