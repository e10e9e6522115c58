package io.xhscomments.testkit.contract;

/** What a decoder may or may not be able to do. Without a capability the rules about it are skipped, and say why. */
public enum DecoderCapability {
    /** It reads TikHub's own envelope, of both routes. */
    READS_TIKHUB_ENVELOPE("it reads the responses of another service than TikHub");

    private final String without;

    DecoderCapability(String without) {
        this.without = without;
    }

    String without() {
        return without;
    }
}
