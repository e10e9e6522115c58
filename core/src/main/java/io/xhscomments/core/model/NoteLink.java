package io.xhscomments.core.model;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A link to a note, read out of whatever people paste: a bare id, any form of the note's address, the text the app
 * shares, the address of the login page that wraps one. An immutable value, safe to share between threads; reading
 * needs no network.
 *
 * @param noteId the note it leads to
 */
public record NoteLink(NoteId noteId) {
    private static final int MOST = 100_000;
    private static final int MOST_NOTES_NAMED = 5;

    /**
     * Reads the one note that a text names.
     *
     * @param text a bare id of 24 hex digits; an address on xiaohongshu.com or rednote.com; or a share text around one;
     *     at most 100 000 characters
     * @throws IllegalArgumentException if it names no note, or several, or has a short link (xhslink.com, xhslink.cn),
     *     which holds no id and cannot be read offline
     */
    public static NoteLink parse(String text) {
        if (text.length() > MOST) {
            throw new IllegalArgumentException(
                    "A link or share text has at most " + MOST + " characters, but this is " + Quoted.of(text));
        }
        String stripped = stripped(text);
        return new NoteLink(HexId.matches(stripped) ? new NoteId(stripped) : theOneNoteIn(stripped));
    }

    /** The note's address on the web. Without the token that the site adds to its own links, it may ask for a login. */
    public URI uri() {
        return URI.create("https://www.xiaohongshu.com/explore/" + noteId);
    }

    private static NoteId theOneNoteIn(String text) {
        Set<NoteId> notes = new LinkedHashSet<>();
        Optional<SiteAddress> profile = Optional.empty();
        for (SiteAddress address : SiteAddress.allIn(text)) {
            SiteAddress target =
                    address.note().isPresent() ? address : address.wrapped().orElse(address);
            if (target.isShortLink()) {
                throw refusedShortLink(target);
            }
            target.note().ifPresent(notes::add);
            if (target.isProfile()) {
                profile = Optional.of(target);
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

    private static IllegalArgumentException refusedShortLink(SiteAddress link) {
        return new IllegalArgumentException(
                "The short link " + Quoted.of(link.text())
                        + " holds no note id and cannot be read offline: open it in a browser and pass the address it leads to");
    }

    private static IllegalArgumentException refusedProfile(SiteAddress profile) {
        return new IllegalArgumentException(
                "Expected a link to a note, but " + Quoted.of(profile.text()) + " leads to a user, not to a note");
    }

    private static IllegalArgumentException refusedAmbiguity(Set<NoteId> notes, String text) {
        String named = notes.stream().limit(MOST_NOTES_NAMED).map(NoteId::value).collect(Collectors.joining(", "))
                + (notes.size() > MOST_NOTES_NAMED ? "…" : "");
        return new IllegalArgumentException("Expected one note, but found " + notes.size() + " different ones (" + named
                + ") in " + Quoted.of(text));
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("Expected a note id (24 hex digits) or a link such as"
                + " https://www.xiaohongshu.com/explore/<note id>, but found no note in " + Quoted.of(text));
    }

    /** Without the white space around it, and without what is as invisible: zero-width characters, byte order marks. */
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
