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

/** Transports that fail at closing, concurrency, interrupts or secrecy. */
final class BrokenLives {
    static final List<BrokenTransport> ALL = List.of(
            broken("fails when closed twice", BrokenLives::failsWhenClosedAgain, "T37"),
            broken("works after it is closed", BrokenLives::worksOn, "T38"),
            broken("aborts its calls when it is closed", BrokenLives::cutsOff, "T39"),
            broken("closes a supplied client", BrokenLives::closesWhatItWasGiven, "T40"),
            broken("mixes up the requests of its threads", BrokenLives::mixesUp, "T41"),
            broken("clears interrupts", BrokenLives::eatsInterrupts, "T42", "T43", "T44"),
            broken("keeps waiting when interrupted", (settings, client) -> deaf(settings), "T43", "T44"),
            broken("prints its key", BrokenLives::printsItsKey, "T45"),
            broken("puts its key into a message", (settings, client) -> saying(settings, client, true), "T46"),
            broken("puts its request into a cause", (settings, client) -> saying(settings, client, false), "T46"),
            broken("returns echoed keys in errors", BrokenLives::handsEchoesUp, "T47"),
            broken("returns echoed keys in pages", BrokenLives::handsEchoesInPagesUp, "T49"));

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
                // Ignored.
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
                String message = inTheMessage ? "sent with " + settings.key().reveal() : "gone";
                IOException quoting = inTheMessage ? cause : new IOException("" + requestHeaders(), cause);
                return status == 0
                        ? ResponseLostException.noResponse(request, message, quoting)
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
