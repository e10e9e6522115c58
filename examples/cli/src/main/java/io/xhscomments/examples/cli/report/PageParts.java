package io.xhscomments.examples.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The scripts and styles of the page, out of the program itself, and what the page may do: run these, draw these, and
 * nothing else. Immutable.
 */
final class PageParts {
    private static final List<String> SCRIPTS = List.of(
            "words",
            "elements",
            "data",
            "counts",
            "text",
            "coverage",
            "charts",
            "lists",
            "filter",
            "heights",
            "row",
            "table",
            "keys",
            "controls",
            "main");
    private static final List<String> STYLES = List.of("base", "cards", "comments");

    private final String generator;
    private final String styles;
    private final String charts;
    private final String script;
    private final String licence;

    private PageParts(String generator, String styles, String charts, String script, String licence) {
        this.generator = generator;
        this.styles = styles;
        this.charts = charts;
        this.script = script;
        this.licence = licence;
    }

    /** Reads them. */
    static PageParts load() {
        Properties build = new Properties();
        try (InputStream written = open("page.properties")) {
            build.load(written);
        } catch (IOException broken) {
            throw new UncheckedIOException("The program is damaged: " + broken.getMessage(), broken);
        }
        String uplot = "/META-INF/resources/webjars/uplot/" + build.getProperty("uplot") + "/";
        return new PageParts(
                "xhs-comments " + build.getProperty("version"),
                text(uplot + "dist/uPlot.min.css") + joined("styles/", STYLES, ".css"),
                text(uplot + "dist/uPlot.iife.min.js"),
                // One scope for all files, and none of its names in anybody else's.
                "\"use strict\";\n(() => {\n" + StopTexts.script() + joined("scripts/", SCRIPTS, ".js") + "})();\n",
                "uPlot " + build.getProperty("uplot") + "\n" + text(uplot + "LICENSE"));
    }

    PageHead head(PageSettings settings) {
        return new PageHead(
                settings.language().map(PageLanguage::name).orElse(""),
                settings.remoteImages(),
                policy(settings),
                generator,
                styles,
                charts,
                script,
                licence);
    }

    private String policy(PageSettings settings) {
        return "default-src 'none'; script-src " + hash(charts) + " " + hash(script) + "; style-src " + hash(styles)
                + "; img-src " + (settings.remoteImages() ? "data: https:" : "data:")
                + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    }

    private static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    private static String joined(String folder, List<String> names, String ending) {
        return names.stream().map(name -> text(folder + name + ending)).collect(Collectors.joining("\n"));
    }

    private static String text(String name) {
        try (InputStream in = open(name)) {
            // A browser takes the hash of the text as it sees it, with its line breaks made one.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException("The program is damaged: " + broken.getMessage(), broken);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = PageParts.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is missing from it");
        }
        return in;
    }
}
