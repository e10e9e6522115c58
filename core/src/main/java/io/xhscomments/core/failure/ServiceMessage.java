package io.xhscomments.core.failure;

/** Joins our words with those of the service. */
final class ServiceMessage {
    private ServiceMessage() {}

    static String words(String said) {
        return said.isBlank() ? "" : ": " + said;
    }
}
