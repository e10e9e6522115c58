package io.xhscomments.testkit.recorded;

/** Says how to record what is missing. */
final class RecordingHint {
    private static final String RUN = "run it with -D" + RecordingSwitch.RECORD + "=true -D" + RecordingSwitch.MAX_PAID
            + "=N, where N is the most requests that may be paid for";

    private RecordingHint() {}

    static String toRecord(Recorded settings, RecordedStore.State state) {
        if (state == RecordedStore.State.ON_CLASS_PATH) {
            return "These pages are on the class path and can be replayed only: to record, name a directory in"
                    + " @Recorded, for example src/test/resources/pages";
        }
        return settings.live() == Recorded.NoTransport.class
                ? "To record for this test, name a live transport in @Recorded, and " + RUN
                : "To record for this test, " + RUN;
    }
}
