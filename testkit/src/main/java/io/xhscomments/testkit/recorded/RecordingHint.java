package io.xhscomments.testkit.recorded;

/** Explains how to record missing pages. */
final class RecordingHint {
    private static final String RUN = "run it with -D" + RecordingSwitch.RECORD + "=true -D" + RecordingSwitch.MAX_PAID
            + "=N, where N is the maximum number of paid requests";

    private RecordingHint() {}

    static String toRecord(Recorded settings, RecordedStore.State state) {
        if (state == RecordedStore.State.ON_CLASS_PATH) {
            return "These pages are on the class path and can only be replayed: to record, name a directory in"
                    + " @Recorded, for example src/test/resources/pages";
        }
        return settings.live() == Recorded.NoTransport.class
                ? "To record for this test, name a live transport in @Recorded, and " + RUN
                : "To record for this test, " + RUN;
    }
}
