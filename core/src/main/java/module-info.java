/** The domain, the ports, reading and policies. Nothing but the JDK is needed at run time. */
module io.xhscomments.core {
    requires static lombok;
    requires static org.jspecify;

    exports io.xhscomments.core.failure;
    exports io.xhscomments.core.model;
    exports io.xhscomments.core.page;
    exports io.xhscomments.core.policy;
    exports io.xhscomments.core.port;
    exports io.xhscomments.core.reading;
    exports io.xhscomments.core.schema;
}
