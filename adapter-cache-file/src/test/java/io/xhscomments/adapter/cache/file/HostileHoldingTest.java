package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody puts a link in the place of a holding directory while the request is out: it is not written through. */
class HostileHoldingTest extends ChargedResponses {
    private Path outside;

    private Map<String, String> linkMeanwhile(String name) throws IOException {
        outside = Files.createDirectory(dir.resolve("outside"));
        Path link = store.context().reader().root().resolve(name);
        server.response(request -> Responses.MALFORMED.getBytes(StandardCharsets.UTF_8));
        server.fault(exchange -> {
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, outside);
            return false;
        });
        return DirectorySnapshot.of(outside);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBeDecodedWaitsInMemory(boolean whole) throws IOException {
        String name = whole
                ? StoreLayout.UNDECODABLE
                : StoreLayout.UNDECODABLE + "/"
                        + PageFileName.of(Responses.key(1)).directory();
        Map<String, String> before = linkMeanwhile(name);

        assertThat(through(PRESENT).send(Responses.request(1)).status()).isEqualTo(200);
        assertThat(listener.events).containsExactly("not stored");
        server.fault(exchange -> false);
        for (int page = 1; page <= 2; page++) {
            int asked = page;
            assertThatThrownBy(() -> through(PRESENT).send(Responses.request(asked)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("must be a directory, and no link to one");
        }
        assertThat(DirectorySnapshot.of(outside)).isEqualTo(before);

        Files.delete(store.context().reader().root().resolve(name));
        assertThatThrownBy(() -> through(PRESENT).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
        assertThat(Stores.part(store, 1)).doesNotExist();
        assertThat(DirectorySnapshot.of(outside)).isEqualTo(before);
        assertThat(server.charges()).isEqualTo(1);
    }
}
