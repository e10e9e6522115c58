module consumer {
    requires io.xhscomments.adapter.cache.file;
    requires io.xhscomments.adapter.retrofit;
}
