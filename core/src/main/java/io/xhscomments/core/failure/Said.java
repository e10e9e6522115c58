package io.xhscomments.core.failure;

/** Joins our words with those of the service. */
final class Said {
    private Said() {}

    static String words(String said) {
        return said.isBlank() ? "" : ": " + said;
    }
}
