/** The page store, and the reader of free copies. */
module io.xhscomments.adapter.cache.file {
    requires transitive io.xhscomments.core;
    requires java.net.http;
    requires static lombok;
    requires static org.jspecify;

    exports io.xhscomments.adapter.cache.file;
    exports io.xhscomments.adapter.cache.file.policy;
    exports io.xhscomments.adapter.cache.file.report;
    exports io.xhscomments.adapter.cache.link;
}
