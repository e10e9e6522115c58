package io.xhscomments.testkit.wire;

import io.xhscomments.codec.tikhub.TikHubRoute;

/** The differences between the service's routes. Every switch is exhaustive, so a new route has to decide each one. */
public final class RouteTraits {
    private RouteTraits() {}

    /** Whether pages and comments have the members that App V2 added, and comments contain their first replies. */
    public static boolean hasAppV2Members(TikHubRoute route) {
        return switch (route) {
            case WEB_V1 -> false;
            case APP_V2 -> true;
        };
    }

    /** Whether the route takes an order, an area and the parts of a cursor, as App V2 does. */
    public static boolean hasAppV2Parameters(TikHubRoute route) {
        return switch (route) {
            case WEB_V1 -> false;
            case APP_V2 -> true;
        };
    }

    /** Whether free credit and discounts apply to the route. */
    public static boolean allowsFreeCredit(TikHubRoute route) {
        return switch (route) {
            case WEB_V1 -> true;
            case APP_V2 -> false;
        };
    }
}
