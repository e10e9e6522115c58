package io.xhscomments.adapter.retrofit;

import okhttp3.OkHttp;

/**
 * The version of OkHttp on the class path. OkHttp 4 has the same class names and lacks methods that this adapter calls.
 */
final class OkHttpVersion {
    private OkHttpVersion() {}

    /**
     * Fails early if another dependency brought OkHttp 4.
     *
     * @throws IllegalStateException with the remedy
     */
    static void require5() {
        require5(found());
    }

    static void require5(String found) {
        if (found.startsWith("4.") || found.startsWith("3.")) {
            throw new IllegalStateException("xhs-comments needs OkHttp 5 (com.squareup.okhttp3:okhttp-jvm), but OkHttp "
                    + found + " comes first on the class path. Exclude com.squareup.okhttp3:okhttp where another"
                    + " dependency brings it, or manage its version to that of okhttp-jvm.");
        }
    }

    /** Read from the class that was loaded: a constant would be the version at compile time. */
    private static String found() {
        try {
            return String.valueOf(OkHttp.class.getField("VERSION").get(null));
        } catch (ReflectiveOperationException unknown) {
            return "";
        }
    }
}
