package io.xhscomments.core.reading;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** A reading as a plain iterator. An early end that the caller did not ask for is thrown. For one thread. */
abstract class CompleteIterator<T> implements Iterator<T> {
    private final Reading reading;

    CompleteIterator(Reading reading) {
        this.reading = reading;
    }

    /** The next element of a reading that has one. */
    abstract T nextOf(Reading reading);

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
        return nextOf(reading);
    }
}
