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
 * What a client needs to know about a running stub, readable for people and scripts. Its key is not a secret.
 *
 * @param size the size of the synthetic note, as text
 */
public record StubAnnouncement(
        LocalStub stub, Scenario scenario, double faultRate, long seed, SyntheticNote note, String size) {
    /** The last line. After it, the stub serves requests. */
    public static final String LAST = "Press Ctrl-C to stop.";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Base URL:  " + stub.baseUrl());
        lines.add("Key:       " + stub.service().apiKey().reveal());
        lines.add("Scenario:  " + scenario.name() + ": " + scenario.description());
        if (faultRate > 0) {
            lines.add("Faults:    " + faultRate + " of the requests, seed " + seed);
        }
        lines.add("Ledger:    curl -s " + stub.baseUrl() + "__ledger");
        lines.add("Note:      " + Fixtures.sampleNote() + " (documented sample)");
        lines.add("  " + curl(Fixtures.sampleNote()));
        lines.add("Note:      " + note.id() + " (synthetic): " + size);
        lines.add("  " + curl(note.id()));
        lines.add(LAST);
        return lines;
    }

    /** Uses double quotes, which every shell accepts. */
    private String curl(NoteId id) {
        return "curl -s -H \"" + TikHubApi.AUTHORIZATION + ": "
                + stub.service().apiKey().authorization() + "\" \"" + stub.baseUrl() + TikHubApi.WEB_V1_COMMENTS + "?"
                + TikHubApi.NOTE_ID + "=" + id + "\"";
    }
}
