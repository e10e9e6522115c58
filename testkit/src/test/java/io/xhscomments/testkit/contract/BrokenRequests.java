package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.BrokenTransport.broken;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Transports that send too many or wrong requests. */
final class BrokenRequests {
    static final List<BrokenTransport> ALL = List.of(
            broken("sends every request twice", BrokenRequests::sendsTwice, "T01"),
            broken("follows redirects", BrokenRequests::followsRedirects, "T02"),
            broken("retries after 503", BrokenRequests::triesAgainAfter503, "T03"),
            broken("retries lost responses", BrokenRequests::triesAgainWhenLost, "T04", "T05"),
            broken("responds from a cache", BrokenRequests::responsesOutOfACache, "T06"),
            broken("does not percent-encode", target(target -> URLDecoder.decode(target, UTF_8)), "T07"),
            broken("percent-encodes twice", target(target -> target.replace("%", "%25")), "T07"),
            broken(
                    "sends only the id in a cursor",
                    target(target -> target.replaceFirst("=%7B%22cursor%22%3A%22(.*?)%22.*", "=$1")),
                    "T07"),
            broken("drops the path of the base address", target(target -> target.replace("/reseller/v9", "")), "T08"),
            broken(
                    "names the cursor \"cursor\"",
                    target(target -> target.replace("&" + TikHubApi.LAST_CURSOR + "=", "&" + TikHubApi.CURSOR + "=")),
                    "T09"),
            broken("sends a cursor of another route", BrokenRequests::sendsForeignCursors, "T10")
                    .on(TikHubRoute.APP_V2),
            broken("ignores the API path", BrokenRequests::ignoresTheApiPath, "T48"),
            broken("sends the key without \"Bearer\"", BrokenRequests::sendsTheBareKey, "T11"),
            broken("sends the key as a parameter, too", BrokenRequests::sendsTheKeyTwice, "T09", "T11"),
            broken("sends no User-Agent", (settings, client) -> named(settings, client, ""), "T12"),
            broken("sends the library's User-Agent", (settings, client) -> named(settings, client, "Java/17"), "T12"));

    private BrokenRequests() {}

    private static ReferenceTransport sendsTwice(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                RawResponse page = super.exchange(request, target, sink);
                if (page.status() == 200) {
                    Outcome.of(() -> super.exchange(request, target, BodySink.none()));
                }
                return page;
            }
        };
    }

    private static ReferenceTransport followsRedirects(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                RawResponse page = super.exchange(request, target, sink);
                return page.header("location")
                        .map(location -> super.exchange(request, location, BodySink.none()))
                        .orElse(page);
            }
        };
    }

    private static ReferenceTransport triesAgainAfter503(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                RawResponse page = super.exchange(request, target, sink);
                return page.status() == 503 ? super.exchange(request, target, BodySink.none()) : page;
            }
        };
    }

    private static ReferenceTransport triesAgainWhenLost(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                try {
                    return super.exchange(request, target, sink);
                } catch (ResponseLostException lost) {
                    if (lost.charge() == Charge.UNKNOWN
                            && !Thread.currentThread().isInterrupted()) {
                        return super.exchange(request, target, sink);
                    }
                    throw lost;
                }
            }
        };
    }

    private static ReferenceTransport responsesOutOfACache(TransportSettings settings, Dialer client) {
        Map<String, RawResponse> cache = new ConcurrentHashMap<>();
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                return cache.computeIfAbsent(target, any -> super.exchange(request, target, sink));
            }
        };
    }

    private static ReferenceTransport sendsForeignCursors(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            String target(PageRequest request) {
                try {
                    return super.target(request);
                } catch (InvalidRequestException rejected) {
                    return super.target(request.first());
                }
            }
        };
    }

    private static ReferenceTransport ignoresTheApiPath(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            String target(PageRequest request) {
                URI address = settings.route().requestFor(request).uri(settings.baseUrl());
                return address.getRawPath() + "?" + address.getRawQuery();
            }
        };
    }

    private static BrokenTransport.Maker target(UnaryOperator<String> change) {
        return (settings, client) -> new ReferenceTransport(settings, client) {
            @Override
            String target(PageRequest request) {
                return change.apply(super.target(request));
            }
        };
    }

    private static ReferenceTransport sendsTheKeyTwice(TransportSettings settings, Dialer client) {
        String parameter = "&token=" + URLEncoder.encode(settings.key().reveal(), UTF_8);
        return target(target -> target + parameter).make(settings, client);
    }

    private static ReferenceTransport sendsTheBareKey(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            Map<String, String> requestHeaders() {
                Map<String, String> headers = super.requestHeaders();
                headers.put(TikHubApi.AUTHORIZATION, settings.key().reveal());
                return headers;
            }
        };
    }

    private static ReferenceTransport named(TransportSettings settings, Dialer client, String name) {
        return new ReferenceTransport(settings, client) {
            @Override
            Map<String, String> requestHeaders() {
                Map<String, String> headers = super.requestHeaders();
                headers.remove(TikHubApi.USER_AGENT);
                if (!name.isEmpty()) {
                    headers.put(TikHubApi.USER_AGENT, name);
                }
                return headers;
            }
        };
    }
}
