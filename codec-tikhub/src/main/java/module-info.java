/** TikHub's wire format, without HTTP. */
module io.xhscomments.codec.tikhub {
    requires transitive io.xhscomments.core;
    requires com.squareup.moshi;
    requires okio;
    // Moshi is an automatic module, which cannot say that it needs it.
    requires kotlin.stdlib;
    requires static lombok;
    requires static transitive org.jspecify;

    exports io.xhscomments.codec.tikhub;
}
