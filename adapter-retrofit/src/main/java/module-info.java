/** The live transport over Retrofit and OkHttp. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Retrofit and Dagger are no modules yet.
module io.xhscomments.adapter.retrofit {
    requires transitive io.xhscomments.codec.tikhub;
    requires transitive okhttp3;
    requires okio;
    requires retrofit2;
    requires kotlin.stdlib;
    requires static dagger;
    requires static java.compiler;
    requires static jakarta.inject;
    requires static lombok;
    requires static org.jspecify;

    exports io.xhscomments.adapter.retrofit;
    exports io.xhscomments.adapter.retrofit.dagger;
}
