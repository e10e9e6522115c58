package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.BrokenTransport.broken;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** They do not end well, get in the way of threads, or say too much. */
final class BrokenLives {
    static final List<BrokenTransport> ALL = List.of(
            broken("fails when it is closed again", BrokenLives::failsWhenClosedAgain, "T37"),
            broken("works on after it is closed", BrokenLives::worksOn, "T38"),
            broken("cuts off its calls when it is closed", BrokenLives::cutsOff, "T39"),
            broken("closes the client that it was given", BrokenLives::closesWhatItWasGiven, "T40"),
            broken("mixes up the requests of its threads", BrokenLives::mixesUp, "T41"),
            broken("eats interrupts", BrokenLives::eatsInterrupts, "T42", "T43", "T44"),
            broken("waits on though interrupted", (settings, client) -> deaf(settings), "T43", "T44"),
            broken("prints its key", BrokenLives::printsItsKey, "T45"),
            broken("says its key in a message", (settings, client) -> saying(settings, client, true), "T46"),
            broken("quotes its request in a cause", (settings, client) -> saying(settings, client, false), "T46"),
            broken("hands echoed keys up", BrokenLives::handsEchoesUp, "T47"),
            broken("hands keys up that pages echo", BrokenLives::handsEchoesInPagesUp, "T49"));

    private BrokenLives() {}

    private static ReferenceTransport failsWhenClosedAgain(TransportSettings settings, Dialer client) {
        AtomicInteger closed = new AtomicInteger();
        return new ReferenceTransport(settings, client) {
            @Override
            public void close() {
                super.close();
                if (closed.incrementAndGet() > 1) {
                    throw new IllegalStateException("closed already");
                }
            }
        };
    }

    private static ReferenceTransport worksOn(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            public void close() {
                // Nothing.
            }
        };
    }

    private static ReferenceTransport cutsOff(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            public void close() {
                super.close();
                try {
                    client.cutOff();
                } catch (IOException unclosable) {
                    throw new UncheckedIOException(unclosable);
                }
            }
        };
    }

    private static ReferenceTransport closesWhatItWasGiven(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            public void close() {
                super.close();
                client.close();
            }
        };
    }

    private static ReferenceTransport mixesUp(TransportSettings settings, Dialer client) {
        AtomicInteger inside = new AtomicInteger();
        return new ReferenceTransport(settings, client) {
            private volatile String lastTarget = "";

            @Override
            RawResponse exchange(PageRequest request, String target, BodySink sink) {
                try {
                    if (inside.incrementAndGet() == 1) {
                        lastTarget = target;
                    }
                    return super.exchange(request, lastTarget, sink);
                } finally {
                    inside.decrementAndGet();
                }
            }
        };
    }

    private static ReferenceTransport eatsInterrupts(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            public RawResponse send(PageRequest request, BodySink sink) {
                try {
                    return super.send(request, sink);
                } finally {
                    Thread.interrupted();
                }
            }
        };
    }

    private static ReferenceTransport deaf(TransportSettings settings) {
        return new ReferenceTransport(settings, new Dialer() {
            @Override
            Socket socket() {
                return new Socket();
            }
        });
    }

    private static ReferenceTransport printsItsKey(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            public String toString() {
                return super.toString() + requestHeaders();
            }
        };
    }

    private static ReferenceTransport saying(TransportSettings settings, Dialer client, boolean inTheMessage) {
        return new ReferenceTransport(settings, client) {
            @Override
            RuntimeException lost(PageRequest request, int status, IOException cause) {
                String why = inTheMessage ? "sent with " + settings.key().reveal() : "gone";
                IOException quoting = inTheMessage ? cause : new IOException("" + requestHeaders(), cause);
                return status == 0
                        ? ResponseLostException.noResponse(request, why, quoting)
                        : super.lost(request, status, cause);
            }
        };
    }

    private static ReferenceTransport handsEchoesInPagesUp(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            KeyRedactor redactor() {
                return ApiKey.of("looks-for-another-key").redactor();
            }
        };
    }

    private static ReferenceTransport handsEchoesUp(TransportSettings settings, Dialer client) {
        return new ReferenceTransport(settings, client) {
            @Override
            String withoutEcho(String text) {
                return text;
            }
        };
    }
}
