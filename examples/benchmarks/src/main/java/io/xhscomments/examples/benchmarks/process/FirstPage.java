package io.xhscomments.examples.benchmarks.process;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.benchmarks.decode.StockRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decodes one page, the first of its process, and prints how many comments it has and how many microseconds it took.
 */
final class FirstPage {
    static final String OURS = "ours";
    static final String MOSHI = "moshi";

    private FirstPage() {}

    /**
     * Decodes.
     *
     * @param arguments the decoder, the note's id, the response's file
     */
    public static void main(String[] arguments) throws IOException {
        PageRequest request = PageRequest.comments(NoteId.of(arguments[1]));
        RawResponse response = RawResponse.stored(Files.readAllBytes(Path.of(arguments[2])));
        long start = System.nanoTime();
        CommentPage page = decoder(arguments[0]).decode(request, response);
        long micros = (System.nanoTime() - start) / 1000;
        System.out.println(page.comments().size() + " " + micros);
    }

    static PageDecoder decoder(String name) {
        return name.equals(OURS) ? TikHubDecoder.create() : StockRecords.moshi();
    }
}
