package io.xhscomments.testkit.assertions;

import org.assertj.core.api.AbstractAssert;

/** The base of the assertions about values. */
abstract class ValueAssert<S extends ValueAssert<S, A>, A> extends AbstractAssert<S, A> {
    ValueAssert(A actual, Class<S> type) {
        super(actual, type);
    }

    /** Fails with this message if the condition is false. */
    final S holds(boolean condition, String message, Object... values) {
        if (!condition) {
            failWithMessage(message, values);
        }
        return myself;
    }
}
