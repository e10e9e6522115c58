package io.xhscomments.examples.cli.command;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.serving.LocalStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Scenario;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client needs to know of a stub, for eyes and for scripts. The key in it opens nothing.
 *
 * @param size the synthetic note's, in words
 */
public record StubAnnouncement(
        LocalStub stub, Scenario scenario, double faultRate, long seed, SyntheticNote note, String size) {
    /** The last line: whoever reads it knows that the stub serves. */
    public static final String LAST = "Ctrl-C stops it.";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Base URL:  " + stub.baseUrl());
        lines.add("Key:       " + stub.service().apiKey().reveal());
        lines.add("Scenario:  " + scenario.name() + ": " + scenario.description());
        if (faultRate > 0) {
            lines.add("Faults:    " + faultRate + " of the requests, by seed " + seed);
        }
        lines.add("Ledger:    curl -s " + stub.baseUrl() + "__ledger");
        lines.add("Note:      " + Fixtures.sampleNote() + ", the documented response");
        lines.add("  " + curl(Fixtures.sampleNote()));
        lines.add("Note:      " + note.id() + ", synthetic: " + size);
        lines.add("  " + curl(note.id()));
        lines.add(LAST);
        return lines;
    }

    /** With double quotes, which every shell takes. */
    private String curl(NoteId id) {
        return "curl -s -H \"" + TikHubApi.AUTHORIZATION + ": "
                + stub.service().apiKey().authorization() + "\" \"" + stub.baseUrl() + TikHubApi.WEB_V1_COMMENTS + "?"
                + TikHubApi.NOTE_ID + "=" + id + "\"";
    }
}
