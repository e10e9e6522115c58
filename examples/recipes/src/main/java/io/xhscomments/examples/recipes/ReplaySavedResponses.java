package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.cache.file.PageImporter;
import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Responses that somebody saved with {@code curl} become a store, which replays them: no network, no key, no charge.
 */
public final class ReplaySavedResponses {
    private ReplaySavedResponses() {}

    /** Arguments: a directory of saved responses, a directory for the store, a note id. */
    public static void main(String[] args) throws IOException {
        System.out.println(from(Path.of(args[0]), Path.of(args[1])).fetch(PageRequest.comments(NoteId.of(args[2]))));
    }

    /** The source over a directory of {@code *.json} files as {@code curl} saves them. */
    public static CommentSource from(Path responses, Path directory) throws IOException {
        PageStore store = PageStore.at(directory);
        PageImporter importing = store.importing(TikHubDecoder.create());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(responses, "*.json")) {
            for (Path file : files) {
                ImportResult imported = importing.add(file);
                System.out.println(file.getFileName() + ": " + imported.outcome() + " " + imported.reason());
            }
        }
        return store.replay(TikHubRoute.WEB_V1.format()).source();
    }
}
