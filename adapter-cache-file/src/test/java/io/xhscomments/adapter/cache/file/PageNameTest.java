package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageNameTest {
    private static final Path ROOT = Path.of("pages");

    /** Worked out with sha256sum. */
    @Test
    void aKnownKeyHasThisName() {
        PageName first = PageName.of(Answers.key(0));

        assertThat(first.hex()).isEqualTo("8e1bd61c3def01856663805ed9e0d59530f215a2");
        assertThat(first.file()).isEqualTo("8e/1bd61c3def01856663805ed9e0d59530f215a2.page");
        assertThat(first.page(ROOT)).isEqualTo(ROOT.resolve("8e/1bd61c3def01856663805ed9e0d59530f215a2.page"));
        assertThat(first.part(ROOT)).isEqualTo(ROOT.resolve("8e/.1bd61c3def01856663805ed9e0d59530f215a2.part"));
        assertThat(first.lockByte()).isEqualTo(0x8e1bd61cL / 2);
        assertThat(first.keyText()).asString(StandardCharsets.UTF_8).isEqualTo(KeyText.of(Answers.key(0)));
        assertThat(first.key()).isEqualTo(Answers.key(0));

        PageRequest replies = PageRequest.replies(Answers.NOTE, CommentId.of("6700000000000000000000bb"))
                .after(Cursor.of("{\"cursor\":\"第\",\"index\":2}"));
        assertThat(PageName.of(new PageKey("app-v2", replies)).file())
                .isEqualTo("75/269c98d50dc520f2b30f0a737cc57b68532886.page");
    }

    /**
     * Two names that differ in the case of letters would be one file on some systems; "con" and "aux" no file at all.
     */
    @Test
    void everyKeyHasAHarmlessNameOfItsOwnAndALockThatEverySystemCanTake() {
        Set<String> names = new HashSet<>();
        for (int note = 0; note < 200; note++) {
            for (int page = 0; page < 50; page++) {
                PageName name = PageName.of(new PageKey(Answers.ROUTE, Answers.request(Answers.note(note), page)));
                assertThat(name.file()).matches("[0-9a-f]{2}/[0-9a-f]{38}\\.page");
                assertThat(name.lockByte()).isBetween(0L, (1L << 31) - 1);
                names.add(name.hex());
            }
        }
        assertThat(names).hasSize(10_000);
    }

    @Test
    void whatChangesTheAnswerChangesTheName() {
        PageRequest first = PageRequest.comments(Answers.NOTE);
        PageRequest replies = PageRequest.replies(Answers.NOTE, CommentId.of("6700000000000000000000bb"));

        assertThat(Set.of(
                        PageName.of(new PageKey("web-v1", first)).hex(),
                        PageName.of(new PageKey("app-v2", first)).hex(),
                        PageName.of(new PageKey("web-v1", replies)).hex(),
                        PageName.of(new PageKey("web-v1", first.after(Cursor.of("a"))))
                                .hex(),
                        PageName.of(new PageKey("web-v1", first.after(Cursor.of("A"))))
                                .hex(),
                        PageName.of(new PageKey("web-v1", first.after(Cursor.of("a "))))
                                .hex(),
                        PageName.of(new PageKey("web-v1", replies.after(Cursor.of("a"))))
                                .hex()))
                .hasSize(7);
    }
}
