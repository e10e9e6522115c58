package io.xhscomments.core.model;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A link to a note, parsed from pasted text: a bare id, any form of the note's URL, the share text of the app, or the
 * URL of a login page that contains one. An immutable value, safe to share between threads; parsing needs no network.
 *
 * @param noteId the note of the link
 */
public record NoteLink(NoteId noteId) {
    private static final int MAX_CHARS = 100_000;
    private static final int MAX_NOTES_SHOWN = 5;

    /**
     * Parses a text that names one note.
     *
     * @param text a bare id of 24 hex digits; the URL of a note on xiaohongshu.com or rednote.com, including their
     *     mobile and regional hosts, with or without a scheme, percent-encoded or not; a link of the app
     *     (xhsdiscover://item/…); the URL of a login or error page that names the note; or a share text with one of
     *     these; at most 100 000 characters
     * @throws IllegalArgumentException if the text names no note or several different notes, or contains a short link
     *     (xhslink.com, xhslink.cn), which has no id and cannot be resolved offline; see {@link #shortLinkIn}
     */
    public static NoteLink parse(String text) {
        checkLength(text);
        String stripped = stripped(text);
        return new NoteLink(ObjectIdFormat.matches(stripped) ? new NoteId(stripped) : onlyNoteIn(stripped));
    }

    /** The URL of the note on the web. It may require a login, because it lacks the token of the site's own links. */
    public URI uri() {
        return URI.create("https://www.xiaohongshu.com/explore/" + noteId);
    }

    /**
     * Finds the short link (xhslink.com, xhslink.cn) in a text. It contains no note id: a
     * {@link io.xhscomments.core.port.ShortLinkResolver} finds the note. Sends nothing.
     *
     * @param text as for {@link #parse}
     * @return empty if the text contains no short link, several different ones, or another link to a note
     * @throws IllegalArgumentException if the text is longer than 100 000 characters, or contains a login page with an
     *     invalid percent-encoded URL
     */
    public static Optional<ShortLink> shortLinkIn(String text) {
        checkLength(text);
        List<PastedUrl> urls = urlsIn(stripped(text));
        Set<Optional<ShortLink>> links = urls.stream()
                .filter(PastedUrl::isShortLink)
                .map(ShortLink::find)
                .collect(Collectors.toSet());
        boolean alone =
                links.size() == 1 && urls.stream().allMatch(url -> url.notes().isEmpty());
        return alone ? links.iterator().next() : Optional.empty();
    }

    private static void checkLength(String text) {
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException("A link or share text has at most " + MAX_CHARS
                    + " characters, but this is " + QuotedText.of(text));
        }
    }

    /** The URLs in the text, and the URLs in their parameters. */
    private static List<PastedUrl> urlsIn(String text) {
        List<PastedUrl> urls = new ArrayList<>();
        for (PastedUrl url : PastedUrl.allIn(text)) {
            urls.add(url);
            url.wrapped().ifPresent(urls::add);
        }
        return urls;
    }

    private static NoteId onlyNoteIn(String text) {
        Set<NoteId> notes = new LinkedHashSet<>();
        Optional<PastedUrl> profile = Optional.empty();
        for (PastedUrl url : urlsIn(text)) {
            if (url.isShortLink()) {
                throw refusedShortLink(url);
            }
            notes.addAll(url.notes());
            if (url.isProfile()) {
                profile = Optional.of(url);
            }
        }
        if (notes.size() > 1) {
            throw refusedAmbiguity(notes, text);
        }
        if (notes.isEmpty()) {
            throw profile.map(NoteLink::refusedProfile).orElseGet(() -> refused(text));
        }
        return notes.iterator().next();
    }

    private static IllegalArgumentException refusedShortLink(PastedUrl link) {
        return new IllegalArgumentException(
                "The short link " + QuotedText.of(link.text())
                        + " holds no note id and cannot be read offline: open it in a browser and pass the address it leads to");
    }

    private static IllegalArgumentException refusedProfile(PastedUrl profile) {
        return new IllegalArgumentException(
                "Expected a link to a note, but " + QuotedText.of(profile.text()) + " leads to a user, not to a note");
    }

    private static IllegalArgumentException refusedAmbiguity(Set<NoteId> notes, String text) {
        String named = notes.stream().limit(MAX_NOTES_SHOWN).map(NoteId::value).collect(Collectors.joining(", "))
                + (notes.size() > MAX_NOTES_SHOWN ? "…" : "");
        return new IllegalArgumentException("Expected one note, but found " + notes.size() + " different ones (" + named
                + ") in " + QuotedText.of(text));
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("Expected a note id (24 hex digits) or a link such as"
                + " https://www.xiaohongshu.com/explore/<note id>, but found no note in " + QuotedText.of(text));
    }

    /** Removes surrounding white space and invisible characters, such as zero-width characters and byte order marks. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isInvisible(text.charAt(from))) {
            from++;
        }
        while (from < to && isInvisible(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
