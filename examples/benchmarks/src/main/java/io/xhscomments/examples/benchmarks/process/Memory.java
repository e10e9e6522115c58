package io.xhscomments.examples.benchmarks.process;

import com.sun.net.httpserver.HttpServer;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.Sample;
import io.xhscomments.examples.benchmarks.store.Scratch;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a note with more comments than fit into memory, from a service on loopback through the program into a jsonl
 * file. Fails if the program fails or a comment is missing.
 */
public final class Memory implements Experiment {
    private static final int FULL = 1_000_000;
    private static final int QUICK = 100_000;
    private static final int COMMENTS_OF_A_PAGE = 50;
    private static final int HEAP_MEGABYTES = 64;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "a million comments to jsonl, in a heap of " + HEAP_MEGABYTES + " MB";
    }

    @Override
    public Report run(boolean quick) throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(1)
                .pageSize(COMMENTS_OF_A_PAGE)
                .comments(quick ? QUICK : FULL)
                .build();
        Path scratch = Scratch.create();
        HttpServer service = service(note);
        try {
            return read(note, service.getAddress().getPort(), scratch);
        } finally {
            service.stop(0);
            Scratch.delete(scratch);
        }
    }

    private Report read(SyntheticNote note, int port, Path scratch) throws IOException, InterruptedException {
        Path out = scratch.resolve("comments.jsonl");
        Path collections = scratch.resolve("gc.log");
        ProcessBuilder command = Java.builder(List.of(
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-Xlog:gc:file=" + collections,
                "-jar",
                Java.program().toString(),
                "read",
                note.id().value(),
                "--base-url",
                "http://127.0.0.1:" + port,
                "--rate",
                "1000000",
                "--format",
                "jsonl",
                "--out",
                out.toString()));
        command.environment().put("TIKHUB_API_KEY", "not-a-key");
        long start = System.nanoTime();
        Path words = scratch.resolve("words.txt");
        Process program =
                command.redirectErrorStream(true).redirectOutput(words.toFile()).start();
        long resident = Footprint.mostUntilEnd(program);
        double seconds = (System.nanoTime() - start) / 1e9;
        long comments = lines(out);
        long expected = note.totals().topLevel().orElseThrow();
        if (program.exitValue() != 0 || comments != expected) {
            throw new IllegalStateException("The program ended with " + program.exitValue() + ", and wrote " + comments
                    + " comments instead of " + expected + ". Its last words: "
                    + Files.readAllLines(words).stream().reduce("", (before, last) -> last));
        }
        Footprint.Heap heap = Footprint.Heap.told(Files.readAllLines(collections));
        return new Report(
                name(),
                expected + " comments on " + note.pages() + " pages, " + Files.size(out) / 1_000_000
                        + " MB of jsonl; -Xmx" + HEAP_MEGABYTES + "m",
                List.of(
                        figure("comments written", "", comments),
                        figure("time", "s", seconds),
                        figure("comments a second", "", comments / seconds),
                        figure("heap before a collection, at most", "MB", heap.mostBefore()),
                        figure("heap after a collection, at most", "MB", heap.mostAfter()),
                        figure("resident memory, at most", "MB", resident / 1024.0)),
                List.of());
    }

    private static Report.Figure figure(String name, String unit, double value) {
        return new Report.Figure(name, unit, new Sample(List.of(List.of(value))));
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static HttpServer service(SyntheticNote note) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/" + TikHubApi.WEB_V1_COMMENTS, exchange -> {
            byte[] body = note.page(TikHubRoute.WEB_V1, asked(note, exchange.getRequestURI()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static PageRequest asked(SyntheticNote note, URI uri) {
        PageRequest request = PageRequest.comments(note.id());
        for (String parameter : uri.getRawQuery().split("&", -1)) {
            if (parameter.startsWith(TikHubApi.LAST_CURSOR + "=")) {
                String cursor = parameter.substring(TikHubApi.LAST_CURSOR.length() + 1);
                return request.after(Cursor.of(URLDecoder.decode(cursor, StandardCharsets.UTF_8)));
            }
        }
        return request;
    }
}
