package io.xhscomments.testkit.assertions;

import org.assertj.core.api.AbstractAssert;

/** What the assertions about values share. */
abstract class ValueAssert<S extends ValueAssert<S, A>, A> extends AbstractAssert<S, A> {
    ValueAssert(A actual, Class<S> type) {
        super(actual, type);
    }

    /** Fails with this unless it holds; the words tell what was expected, and what there was. */
    final S holds(boolean holds, String words, Object... values) {
        if (!holds) {
            failWithMessage(words, values);
        }
        return myself;
    }
}
