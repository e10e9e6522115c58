package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process that is killed while it writes into a database. */
@Tag("torture")
@Tag("long")
class IntoDatabaseKillIT {
    private static final int PAGES = 100;
    private static final int KILLS = 6;
    private static final NoteId NOTE = NoteId.of("6700000000000000000000df");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private JarProcess start() throws IOException {
        return JarProcess.read(
                tikhub,
                dir,
                NOTE,
                "--at-once",
                "1",
                "--store",
                dir.resolve("pages").toString(),
                "--into",
                url());
    }

    private String url() {
        return "jdbc:sqlite:" + dir.resolve("comments.db");
    }

    private List<String> ids() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM comments ORDER BY id")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    @Test
    void aRepeatedRunHasAllRowsAndPaysOnce() throws IOException, InterruptedException, SQLException {
        SyntheticNote note = SyntheticNote.builder(5)
                .note(NOTE)
                .comments(PAGES * 10)
                .pageSize(10)
                .replies(0)
                .build();
        tikhub.serve(note);
        tikhub.delayResponses(Duration.ofMillis(10));
        Random random = new Random(20261123);

        for (int kill = 0; kill < KILLS; kill++) {
            int wanted = tikhub.ledger().requests() + 1 + random.nextInt(PAGES / KILLS / 2);
            JarProcess process = start();
            process.awaitRequests(wanted);
            process.kill();
            if (Files.exists(dir.resolve("comments.db"))) {
                assertThat(ids().size() % 10).as("whole pages").isZero();
            }
        }
        start().awaitSuccess();

        assertThat(ids())
                .containsExactlyElementsOf(
                        note.commentIds().map(CommentId::value).sorted().toList());
        assertThat(tikhub.ledger().charged())
                .as("at most the request in flight at each kill is sent again")
                .isBetween(PAGES, PAGES + KILLS);
        int sent = tikhub.ledger().requests();
        start().awaitSuccess();
        assertThat(tikhub.ledger().requests()).isEqualTo(sent);
    }
}
