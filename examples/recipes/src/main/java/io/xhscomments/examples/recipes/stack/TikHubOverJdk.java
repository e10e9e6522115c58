package io.xhscomments.examples.recipes.stack;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * TikHub without Retrofit and OkHttp: the codec provides its routes and its decoder, and {@link JdkTransport} sends the
 * requests. No other library is needed on the class path.
 */
public final class TikHubOverJdk implements Vendor {
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final URI base;
    private final ApiPath apiPath;
    private final ApiKey key;
    private final KeyRedactor redactor;
    private final TikHubRoute route;

    /** TikHub at this URL. The key is sent to this URL only. */
    public TikHubOverJdk(URI base, ApiKey key, TikHubRoute route) {
        this(base, ApiPath.DEFAULT, key, route);
    }

    /** TikHub at a reseller, whose paths have another beginning. */
    public TikHubOverJdk(URI base, ApiPath apiPath, ApiKey key, TikHubRoute route) {
        this.base = base;
        this.apiPath = apiPath;
        this.key = key;
        this.redactor = key.redactor();
        this.route = route;
    }

    /** Arguments: a note id, and optionally the base URL. Each request with a response is charged. */
    public static void main(String[] args) {
        ApiKey key = ApiKey.of(System.getenv("TIKHUB_API_KEY"));
        URI base = args.length > 1 ? URI.create(args[1]) : TikHubApi.BASE_URL;
        NoteReader reader = NoteReader.ofDefaults(source(base, key));
        for (Comment comment : reader.comments(NoteId.of(args[0]))) {
            System.out.println(
                    comment.createdAtOrIdTime() + " " + comment.content().orElse(""));
        }
    }

    /** The source that programs read from. */
    public static CommentSource source(URI base, ApiKey key) {
        TikHubRoute route = TikHubRoute.WEB_V1;
        Vendor tikhub = new TikHubOverJdk(base, key, route);
        return CommentSource.of(new JdkTransport(tikhub, TikHubApi.CALL_TIMEOUT, MAX_BYTES), route.format(key));
    }

    @Override
    public HttpRequest.Builder get(PageRequest request) {
        return HttpRequest.newBuilder(route.requestFor(request, apiPath).uri(base))
                .header(TikHubApi.AUTHORIZATION, key.authorization())
                .header(TikHubApi.USER_AGENT, "xhs-comments-recipes");
    }

    @Override
    public Charge charge(int status) {
        return TikHubApi.chargeOf(status);
    }

    @Override
    public String redact(String text) {
        return redactor.redact(key.redact(text));
    }

    @Override
    public KeyRedactor.Pass pass(BodySink sink) {
        return redactor.pass(sink);
    }
}
