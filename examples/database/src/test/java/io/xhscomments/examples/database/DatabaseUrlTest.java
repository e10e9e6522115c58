package io.xhscomments.examples.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs are accepted. */
class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:comments.db",
                "jdbc:sqlite:/var/lib/xhs/comments.db",
                "jdbc:sqlite:file:comments.db?cache=shared",
                "jdbc:postgresql://localhost/comments?user=me",
                "jdbc:postgresql:comments"
            })
    void urlsOfFilesAndServersAreAccepted(String url) {
        assertThat(DatabaseUrl.of(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/comments?user=me&password=fake-hunter2",
                "jdbc:postgresql://localhost/comments?PASSWORD=fake-hunter2",
                "jdbc:postgresql://localhost/comments?p%61ssword=fake-hunter2",
                "jdbc:postgresql://localhost/comments?sslpassword=fake-hunter2",
                "jdbc:postgresql://me:fake-hunter2@localhost/comments",
                "jdbc:sqlite:comments.db?key=fake-hunter2",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:",
                "jdbc:sqlite:file::memory:?cache=shared",
                "jdbc:mysql://localhost/fake-hunter2",
                "comments.db-fake-hunter2"
            })
    void othersAreRefusedWithoutBeingRepeated(String url) {
        assertThatThrownBy(() -> DatabaseUrl.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected jdbc:sqlite:FILE")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }
}
