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

/** Transports that report a wrong charge or hide a failure. */
final class BrokenCharges {
    static final List<BrokenTransport> ALL = List.of(
            broken(
                    "reports lost responses as not sent",
                    lost((request, status, cause) -> status == 0
                            ? new RequestNotSentException(request, "gone", cause)
                            : lostInPart(request, status)),
                    "T25",
                    "T26",
                    "T27",
                    "T32",
                    "T43"),
            broken("reports a refused connection as a lost response", BrokenCharges::countsTheRefused, "T23"),
            broken(
                    "reports an unknown charge for a truncated 200 response",
                    lost((request, status, cause) -> ResponseLostException.noResponse(request, "broken off", cause)),
                    "T28",
                    "T29",
                    "T30",
                    "T33",
                    "T44"),
            broken(
                    "reports truncated errors as charged",
                    lost((request, status, cause) -> status == 0
                            ? ResponseLostException.noResponse(request, "gone", cause)
                            : ResponseLostException.brokenOff(request, status, Charge.CHARGED, "broken off", cause)),
                    "T28",
                    "T29",
                    "T30"),
            broken("accepts half a body as complete", BrokenCharges::takesHalfABody, "T28"),
            broken("accepts partial chunks", BrokenCharges::takesBrokenChunks, "T29"),
            broken("accepts partial gzip data", BrokenCharges::takesBrokenZips, "T30"),
            broken("reads past the announced length", BrokenCharges::readsOn, "T31"),
            broken("turns an empty response into an empty page", BrokenCharges::makesNothingAPage, "T26"),
            broken("returns null for a truncated body", BrokenCharges::returnsNull, "T28", "T29", "T30", "T33", "T44"),
            broken(
                    "throws socket exceptions",
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
                return head.chunked() || head.gzipped() ? framed : lenient(framed);
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
            InputStream decompressed(ResponseHead head, InputStream framed) throws IOException {
                try {
                    return head.gzipped() ? lenient(super.decompressed(head, framed)) : framed;
                } catch (IOException invalid) {
                    return InputStream.nullInputStream();
                }
            }
        };
    }

    /** Reports a truncated body as complete. */
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
