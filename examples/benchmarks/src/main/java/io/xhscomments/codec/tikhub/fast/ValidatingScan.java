package io.xhscomments.codec.tikhub.fast;

/**
 * The fast decoder's own scan, which here only checks that a response is JSON. It has to be in the decoder's package.
 */
public final class ValidatingScan {
    private ValidatingScan() {}

    /** Whether the response is one JSON value. */
    public static boolean isJson(byte[] response) {
        FastJsonReader in = new FastJsonReader(response, 0, response.length);
        in.skip();
        return in.isAtEnd();
    }
}
