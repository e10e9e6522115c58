package io.xhscomments.testkit.contract;

/** Optional capabilities of a decoder. Rules about a missing capability are skipped and report the reason. */
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
