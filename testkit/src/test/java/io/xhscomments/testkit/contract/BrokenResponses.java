package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.BrokenTransport.broken;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Transports that do not return responses as served. */
final class BrokenResponses {
    private static final byte[] EMPTY_PAGE =
            "{\"data\":{\"data\":{\"comments\":[],\"has_more\":false}}}".getBytes(UTF_8);

    static final List<BrokenTransport> ALL = List.of(
            broken("drops headers", page(page -> with(page, page.status(), Map.of(), page.body())), "T13"),
            broken("reads bodies as text", body(body -> new String(body, UTF_8).getBytes(UTF_8)), "T14"),
            broken("removes the byte order mark", body(BrokenResponses::withoutMark), "T14"),
            broken("requests gzip but does not decompress", BrokenResponses::doesNotUnzip, "T15", "T30", "T35"),
            broken("loses the last chunk", BrokenResponses::losesTheLastChunk, "T16"),
            broken("reads a missing length as no body", BrokenResponses::wantsALength, "T17"),
            broken("turns 429 into an empty page", page(page -> page.status() == 429 ? emptyPage(page) : page), "T18"),
            broken("throws on 404", BrokenResponses::throwsOn404, "T18"),
            broken("reads an empty body as no response", BrokenResponses::wantsABody, "T19"),
            broken("ignores the sink", BrokenResponses::forgetsTheSink, "T20", "T21", "T22"),
            broken("passes the page to the sink at the end", BrokenResponses::showsAtTheEnd, "T21", "T22"),
            broken("passes no headers to the sink", BrokenResponses::showsNoHead, "T20", "T22"));

    private BrokenResponses() {}

    private static BrokenTransport.Maker page(UnaryOperator<RawResponse> change) {
        return (settings, client) -> new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                return change.apply(super.exchange(request, target, sink));
            }
        };
    }

    private static BrokenTransport.Maker body(UnaryOperator<byte[]> change) {
        return page(page -> with(page, page.status(), page.headers(), change.apply(page.body())));
    }

    private static RawResponse with(RawResponse page, int status, Map<String, String> headers, byte[] body) {
        RawResponse other = new RawResponse(status, headers, body, page.origin());
        return page.isRedacted() ? other.redacted() : other;
    }

    private static RawResponse emptyPage(RawResponse instead) {
        return with(instead, 200, instead.headers(), EMPTY_PAGE);
    }

    private static byte[] withoutMark(byte[] body) {
        return body.length > 0 && body[0] == (byte) 0xEF ? Arrays.copyOfRange(body, 3, body.length) : body;
    }

    private static ReferenceTransport doesNotUnzip(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            InputStream decompressed(ResponseHead head, InputStream framed) {
                return framed;
            }
        };
    }

    private static ReferenceTransport losesTheLastChunk(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            InputStream framed(ResponseHead head, InputStream in) throws IOException {
                InputStream framed = super.framed(head, in);
                return head.chunked() ? withoutTheLastTwo(framed) : framed;
            }
        };
    }

    private static InputStream withoutTheLastTwo(InputStream in) throws IOException {
        int first = in.read();
        int second = in.read();
        return new InputStream() {
            private int next = first;
            private int afterIt = second;

            @Override
            public int read() throws IOException {
                int further = in.read();
                int given = further < 0 ? -1 : next;
                next = afterIt;
                afterIt = further;
                return given;
            }
        };
    }

    private static ReferenceTransport wantsALength(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            InputStream framed(ResponseHead head, InputStream in) throws IOException {
                boolean hasLength =
                        head.chunked() || head.header("content-length").isPresent();
                return hasLength ? super.framed(head, in) : InputStream.nullInputStream();
            }
        };
    }

    private static ReferenceTransport throwsOn404(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                RawResponse page = super.exchange(request, target, sink);
                if (page.status() == 404) {
                    throw new RouteNotFoundException(request, "");
                }
                return page;
            }
        };
    }

    private static ReferenceTransport wantsABody(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                RawResponse page = super.exchange(request, target, sink);
                if (page.body().length == 0) {
                    throw ResponseLostException.noResponse(request, "no body", null);
                }
                return page;
            }
        };
    }

    private static ReferenceTransport forgetsTheSink(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                return super.exchange(request, target, BodySink.none());
            }
        };
    }

    private static ReferenceTransport showsAtTheEnd(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                RawResponse page = super.exchange(request, target, BodySink.none());
                sink.onHeaders(page.status(), page.headers());
                sink.onBody(page.body(), 0, page.body().length);
                return page;
            }
        };
    }

    private static ReferenceTransport showsNoHead(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                return super.exchange(request, target, sink::onBody);
            }
        };
    }
}
