package io.xhscomments.core.model;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
     * @param text a bare id of 24 hex digits; an address of a note on xiaohongshu.com or rednote.com, on their mobile
     *     and regional hosts too, with or without a scheme, percent-encoded or not; a link of the app
     *     (xhsdiscover://item/…); a login or error page that names the note; or a share text around one of these; at
     *     most 100 000 characters
     * @throws IllegalArgumentException if it names no note, or several different ones, or has a short link
     *     (xhslink.com, xhslink.cn), which holds no id and cannot be read offline; see {@link #shortLinkIn}
     */
    public static NoteLink parse(String text) {
        checkLength(text);
        String stripped = stripped(text);
        return new NoteLink(ObjectIdFormat.matches(stripped) ? new NoteId(stripped) : theOneNoteIn(stripped));
    }

    /** The note's address on the web. Without the token that the site adds to its own links, it may ask for a login. */
    public URI uri() {
        return URI.create("https://www.xiaohongshu.com/explore/" + noteId);
    }

    /**
     * The short link (xhslink.com, xhslink.cn) that a text names a note by, without what stands around it. It holds no
     * note id: only the service can tell which note it leads to, or that it leads to none. Sends nothing.
     *
     * @param text as for {@link #parse}
     * @return empty if the text has no short link, several different ones, or a note beside it
     * @throws IllegalArgumentException if the text is longer than 100 000 characters, or wraps an address in a login
     *     page in broken escapes
     */
    public static Optional<String> shortLinkIn(String text) {
        checkLength(text);
        List<PastedUrl> addresses = addressesIn(stripped(text));
        Set<String> links = addresses.stream()
                .filter(PastedUrl::isShortLink)
                .map(PastedUrl::text)
                .collect(Collectors.toSet());
        boolean alone = links.size() == 1
                && addresses.stream().allMatch(address -> address.notes().isEmpty());
        return alone ? Optional.of(links.iterator().next()) : Optional.empty();
    }

    private static void checkLength(String text) {
        if (text.length() > MOST) {
            throw new IllegalArgumentException(
                    "A link or share text has at most " + MOST + " characters, but this is " + QuotedText.of(text));
        }
    }

    /** Those in the text, and those that they wrap. */
    private static List<PastedUrl> addressesIn(String text) {
        List<PastedUrl> addresses = new ArrayList<>();
        for (PastedUrl address : PastedUrl.allIn(text)) {
            addresses.add(address);
            address.wrapped().ifPresent(addresses::add);
        }
        return addresses;
    }

    private static NoteId theOneNoteIn(String text) {
        Set<NoteId> notes = new LinkedHashSet<>();
        Optional<PastedUrl> profile = Optional.empty();
        for (PastedUrl address : addressesIn(text)) {
            if (address.isShortLink()) {
                throw refusedShortLink(address);
            }
            notes.addAll(address.notes());
            if (address.isProfile()) {
                profile = Optional.of(address);
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
        String named = notes.stream().limit(MOST_NOTES_NAMED).map(NoteId::value).collect(Collectors.joining(", "))
                + (notes.size() > MOST_NOTES_NAMED ? "…" : "");
        return new IllegalArgumentException("Expected one note, but found " + notes.size() + " different ones (" + named
                + ") in " + QuotedText.of(text));
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("Expected a note id (24 hex digits) or a link such as"
                + " https://www.xiaohongshu.com/explore/<note id>, but found no note in " + QuotedText.of(text));
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
