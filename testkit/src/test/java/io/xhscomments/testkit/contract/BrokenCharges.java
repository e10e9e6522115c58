package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.BrokenTransport.broken;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** They do not say of a failure what it costs, or that it is one. */
final class BrokenCharges {
    static final List<BrokenTransport> ALL = List.of(
            broken(
                    "calls lost responses not sent",
                    lost((request, status, cause) -> status == 0
                            ? new RequestNotSentException(request, "gone", cause)
                            : lostInPart(request, status)),
                    "T25",
                    "T26",
                    "T27",
                    "T32",
                    "T43"),
            broken("calls a refused connection a lost response", BrokenCharges::countsTheRefused, "T23"),
            broken(
                    "forgets that a response that began with 200 is charged",
                    lost((request, status, cause) -> ResponseLostException.noResponse(request, "broken off", cause)),
                    "T28",
                    "T29",
                    "T30",
                    "T33",
                    "T44"),
            broken(
                    "calls errors that break off charged",
                    lost((request, status, cause) -> status == 0
                            ? ResponseLostException.noResponse(request, "gone", cause)
                            : ResponseLostException.brokenOff(request, status, Charge.CHARGED, "broken off", cause)),
                    "T28",
                    "T29",
                    "T30"),
            broken("takes half a body for a whole one", BrokenCharges::takesHalfABody, "T28"),
            broken("takes what came of broken chunks", BrokenCharges::takesBrokenChunks, "T29"),
            broken("takes what came of broken zips", BrokenCharges::takesBrokenZips, "T30"),
            broken("reads on after the announced length", BrokenCharges::readsOn, "T31"),
            broken("makes an empty response an empty page", BrokenCharges::makesNothingAPage, "T26"),
            broken(
                    "returns null when a body breaks off",
                    BrokenCharges::returnsNull,
                    "T28",
                    "T29",
                    "T30",
                    "T33",
                    "T44"),
            broken(
                    "throws what its sockets throw",
                    BrokenCharges::throwsUntyped,
                    "T23",
                    "T24",
                    "T25",
                    "T26",
                    "T27",
                    "T28",
                    "T29",
                    "T30",
                    "T32",
                    "T33",
                    "T43",
                    "T44"));

    private BrokenCharges() {}

    private interface Losing {
        RuntimeException lost(PageRequest request, int status, IOException cause);
    }

    private static BrokenTransport.Maker lost(Losing losing) {
        return (settings, client) -> new ReferenceTransport(settings, client) {
            @Override
            RuntimeException lost(PageRequest request, int status, IOException cause) {
                return losing.lost(request, status, cause);
            }
        };
    }

    private static ResponseLostException lostInPart(PageRequest request, int status) {
        Charge charge = status == 200 ? Charge.CHARGED : Charge.FREE;
        return ResponseLostException.brokenOff(request, status, charge, "broken off", null);
    }

    private static ReferenceTransport countsTheRefused(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            CommentSourceException notSent(PageRequest request, IOException cause) {
                return ResponseLostException.noResponse(request, "no connection", cause);
            }
        };
    }

    private static ReferenceTransport takesHalfABody(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            InputStream framed(ResponseHead head, InputStream in) throws IOException {
                InputStream framed = super.framed(head, in);
                return head.chunked() || head.zipped() ? framed : lenient(framed);
            }
        };
    }

    private static ReferenceTransport takesBrokenChunks(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            InputStream framed(ResponseHead head, InputStream in) throws IOException {
                InputStream framed = super.framed(head, in);
                return head.chunked() ? lenient(framed) : framed;
            }
        };
    }

    private static ReferenceTransport takesBrokenZips(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            InputStream unzipped(ResponseHead head, InputStream framed) throws IOException {
                try {
                    return head.zipped() ? lenient(super.unzipped(head, framed)) : framed;
                } catch (IOException noZip) {
                    return InputStream.nullInputStream();
                }
            }
        };
    }

    /** Takes a body that breaks off for one that ends. */
    private static InputStream lenient(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    return super.read(bytes, offset, length);
                } catch (EOFException | ProtocolException broken) {
                    return -1;
                }
            }
        };
    }

    private static ReferenceTransport readsOn(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            byte[] read(PageRequest request, ResponseHead head, InputStream in, BodySink sink) throws IOException {
                byte[] body = super.read(request, head, in, sink);
                byte[] rest = in.readNBytes(head.chunked() ? 0 : in.available());
                byte[] all = Arrays.copyOf(body, body.length + rest.length);
                System.arraycopy(rest, 0, all, body.length, rest.length);
                return all;
            }
        };
    }

    private static ReferenceTransport makesNothingAPage(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                try {
                    return super.exchange(request, target, sink);
                } catch (ResponseLostException lost) {
                    if (lost.getCause() instanceof EOFException && lost.charge() == Charge.UNKNOWN) {
                        return new RawResponse(200, Map.of(), new byte[0], RawResponse.Origin.NETWORK);
                    }
                    throw lost;
                }
            }
        };
    }

    private static ReferenceTransport returnsNull(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                try {
                    return super.exchange(request, target, sink);
                } catch (ResponseLostException lost) {
                    if (lost.status().isPresent()) {
                        return null;
                    }
                    throw lost;
                }
            }
        };
    }

    private static ReferenceTransport throwsUntyped(TransportSettings settings, Dialer client) {
        Set<Class<?>> typed = Set.of(ResponseLostException.class, RequestNotSentException.class);
        return new ReferenceTransport(settings, client) {
            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                try {
                    return super.exchange(request, target, sink);
                } catch (CommentSourceException failure) {
                    if (typed.contains(failure.getClass())) {
                        throw new UncheckedIOException((IOException) failure.getCause());
                    }
                    throw failure;
                }
            }
        };
    }
}
