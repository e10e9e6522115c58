package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.port.CommentSource;

/**
 * Both routes of the service, for programs that do not choose one: {@link #source()} reads each note over Web V1 while
 * it is available, else over App V2, which costs more. Safe to share between threads; create one and keep it. Creating
 * it sends nothing. It owns its two transports.
 */
public final class TikHubRoutes implements AutoCloseable {
    private final TikHubTransport webV1;
    private final TikHubTransport appV2;

    private TikHubRoutes(TikHubTransport webV1, TikHubTransport appV2) {
        this.webV1 = webV1;
        this.appV2 = appV2;
    }

    /** Two transports with these settings, one per route. */
    public static TikHubRoutes of(TikHubTransport.Builder settings) {
        return new TikHubRoutes(
                settings.route(TikHubRoute.WEB_V1).build(),
                settings.route(TikHubRoute.APP_V2).build());
    }

    /** The transport of {@link TikHubRoute#WEB_V1}. */
    public TikHubTransport webV1() {
        return webV1;
    }

    /** The transport of {@link TikHubRoute#APP_V2}. */
    public TikHubTransport appV2() {
        return appV2;
    }

    /** A source that chooses a route for each note, as {@link AutoRoute} does. */
    public CommentSource source() {
        return source(PolicyListener.NONE);
    }

    /**
     * A source that chooses a route for each note, with a listener.
     *
     * @param listener called once if Web V1 is retired, before App V2 is used
     */
    public CommentSource source(PolicyListener listener) {
        return AutoRoute.between(AutoRoute.Route.of(webV1.source()), AutoRoute.Route.of(appV2.source()), listener);
    }

    /** Closes both transports, as {@link TikHubTransport#close} does. */
    @Override
    public void close() {
        webV1.close();
        appV2.close();
    }
}
