package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.cache.file.SavedAnswers;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.nio.file.Path;

/** A source that reads answers somebody saved, in a test or on a plane: no network, no key, no charge. */
public final class ReplaySavedAnswers {
    private ReplaySavedAnswers() {}

    /** Arguments: a directory of saved answers, a note id. */
    public static void main(String[] args) {
        System.out.println(from(Path.of(args[0])).fetch(PageRequest.comments(NoteId.of(args[1]))));
    }

    /** The source over a directory of {@code *.json} files as {@code curl} saves them. */
    public static CommentSource from(Path directory) {
        return CommentSource.of(SavedAnswers.in(directory, TikHubDecoder::requestOf), TikHubDecoder.create());
    }
}
