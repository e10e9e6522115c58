package io.xhscomments.examples.cli.output;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The order that a format was published with, by name. A field that was added since comes right before the last name,
 * so that all others stay where users know them.
 */
record PublishedOrder(List<String> names) {
    static PublishedOrder of(String names) {
        return new PublishedOrder(List.of(names.split(" ")));
    }

    <E> List<E> sort(List<E> unsorted, Function<E, String> name) {
        return unsorted.stream()
                .sorted(Comparator.comparingInt(each -> position(name.apply(each))))
                .toList();
    }

    /** Twice the index of the name, so that there is room for new ones before the last. */
    private int position(String name) {
        int index = names.indexOf(name);
        return index < 0 ? 2 * (names.size() - 1) - 1 : 2 * index;
    }
}
