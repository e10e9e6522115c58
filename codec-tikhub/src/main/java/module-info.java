/** TikHub's wire format, without HTTP. */
module io.xhscomments.codec.tikhub {
    requires transitive io.xhscomments.core;
    requires static lombok;
    requires static org.jspecify;

    exports io.xhscomments.codec.tikhub;
}
