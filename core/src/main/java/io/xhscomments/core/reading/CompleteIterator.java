package io.xhscomments.core.reading;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** A reading as a plain iterator, which throws if the reading ended early and the caller did not limit it. */
final class CompleteIterator<T> implements Iterator<T> {
    private final Reading reading;
    private final Function<Reading, T> next;

    CompleteIterator(Reading reading, Function<Reading, T> next) {
        this.reading = reading;
        this.next = next;
    }

    @Override
    public boolean hasNext() {
        if (reading.hasNext()) {
            return true;
        }
        IncompleteReadingException.throwIfIncomplete(reading);
        return false;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("No further element: " + reading.termination());
        }
        return next.apply(reading);
    }
}
