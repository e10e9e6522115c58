package io.xhscomments.testkit.contract;

import java.util.Set;

/** An implementation with one flaw. */
interface Broken {
    /** A unique description of the flaw. */
    String flaw();

    /** The numbers of all rules that have to fail, and of no other. */
    Set<String> rules();

    /** The contract that it breaks, as a test class that makes implementations with the flaw that it is given. */
    Class<?> contract();
}
