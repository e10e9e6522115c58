package io.xhscomments.examples.cli.output;

import io.xhscomments.core.page.Charge;
import java.util.List;
import java.util.OptionalLong;

/** A summary in words. They never say "all": what the service serves is not all there is. */
public final class SummaryText {
    private SummaryText() {}

    /** What was covered, why it stopped, what it cost; a line each. */
    public static List<String> lines(Summary summary) {
        return List.of(
                "Read " + summary.readTopLevel() + " of "
                        + reported(summary.reported().topLevel())
                        + " top-level comments and " + summary.readReplies() + " replies; the service reports "
                        + reported(summary.reported().all()) + " comments in all, replies among them."
                        + (summary.repeats() == 0 ? "" : " " + summary.repeats() + " repeats dropped."),
                "Stopped: " + why(summary.stop()) + ".",
                "Requests: " + summary.sent() + " sent, " + summary.requests(Charge.CHARGED) + " charged, "
                        + summary.requests(Charge.FREE) + " free, " + summary.requests(Charge.UNKNOWN)
                        + " unknown (count them as charged).");
    }

    private static String reported(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "an unknown number of";
    }

    private static String why(String stop) {
        return switch (stop) {
            case "end" -> "the service serves no further page";
            case "page-limit" -> "the page limit was reached";
            case "stalled-cursor" -> "the service promised more, but its cursor led nowhere new";
            case "failed" -> "a request failed";
            default -> stop;
        };
    }
}
