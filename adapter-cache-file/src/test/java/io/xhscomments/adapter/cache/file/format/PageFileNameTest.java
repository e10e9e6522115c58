package io.xhscomments.adapter.cache.file.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.Responses;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageFileNameTest {
    private static final Path ROOT = Path.of("pages");

    /** Computed with sha256sum. */
    @Test
    void knownKeyHasItsKnownName() {
        PageFileName first = PageFileName.of(Responses.key(0));

        assertThat(first.hex()).isEqualTo("8e1bd61c3def01856663805ed9e0d59530f215a2");
        assertThat(first.file()).isEqualTo("8e/1bd61c3def01856663805ed9e0d59530f215a2.page");
        assertThat(first.page(ROOT)).isEqualTo(ROOT.resolve("8e/1bd61c3def01856663805ed9e0d59530f215a2.page"));
        assertThat(first.part(ROOT)).isEqualTo(ROOT.resolve("8e/.1bd61c3def01856663805ed9e0d59530f215a2.part"));
        assertThat(first.lockByte()).isEqualTo(0x8e1bd61cL / 2);
        assertThat(first.keyText()).asString(StandardCharsets.UTF_8).isEqualTo(PageKeyText.of(Responses.key(0)));
        assertThat(first.key()).isEqualTo(Responses.key(0));

        PageRequest replies = PageRequest.replies(Responses.NOTE, CommentId.of("6700000000000000000000bb"))
                .after(Cursor.of("{\"cursor\":\"第\",\"index\":2}"));
        assertThat(PageFileName.of(new PageKey("app-v2", replies)).file())
                .isEqualTo("75/269c98d50dc520f2b30f0a737cc57b68532886.page");
    }

    /** Some systems ignore the case of letters, and some refuse "con" and "aux". */
    @Test
    void everyKeyHasAUniqueSafeNameAndLockByte() {
        Set<String> names = new HashSet<>();
        for (int note = 0; note < 200; note++) {
            for (int page = 0; page < 50; page++) {
                PageFileName name =
                        PageFileName.of(new PageKey(Responses.ROUTE, Responses.request(Responses.note(note), page)));
                assertThat(name.file()).matches("[0-9a-f]{2}/[0-9a-f]{38}\\.page");
                assertThat(name.lockByte()).isBetween(0L, (1L << 31) - 1);
                names.add(name.hex());
            }
        }
        assertThat(names).hasSize(10_000);
    }

    @Test
    void everyPartOfTheKeyChangesTheName() {
        PageRequest first = PageRequest.comments(Responses.NOTE);
        PageRequest replies = PageRequest.replies(Responses.NOTE, CommentId.of("6700000000000000000000bb"));

        assertThat(Set.of(
                        PageFileName.of(new PageKey("web-v1", first)).hex(),
                        PageFileName.of(new PageKey("app-v2", first)).hex(),
                        PageFileName.of(new PageKey("web-v1", replies)).hex(),
                        PageFileName.of(new PageKey("web-v1", first.after(Cursor.of("a"))))
                                .hex(),
                        PageFileName.of(new PageKey("web-v1", first.after(Cursor.of("A"))))
                                .hex(),
                        PageFileName.of(new PageKey("web-v1", first.after(Cursor.of("a "))))
                                .hex(),
                        PageFileName.of(new PageKey("web-v1", replies.after(Cursor.of("a"))))
                                .hex()))
                .hasSize(7);
    }
}
