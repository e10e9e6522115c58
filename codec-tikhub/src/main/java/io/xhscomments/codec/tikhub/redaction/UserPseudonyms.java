package io.xhscomments.codec.tikhub.redaction;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The pseudonyms of the users of one response. Used by one thread. */
public final class UserPseudonyms {
    /** Boolean members, which may be texts. They identify no user. */
    private static final Set<String> BOOLEAN_MEMBERS = Set.of(FieldNames.AI_AGENT, FieldNames.CURRENT_USER);

    private static final Pattern BOOLEAN = Pattern.compile("(?i:true|false|unknown)|[01]");

    /** This many letters and digits are not a word. */
    private static final Pattern LIKE_AN_ID = Pattern.compile("[0-9A-Za-z]{16,}");
    /** A commenter's id, which is recognized by its length also for users that the response does not describe. */
    private static final Pattern COMMENTER = Pattern.compile("[0-9a-f]{29}");

    /** The id of a commenter or of a note's author. */
    private static final Pattern USER_ID = Pattern.compile("[0-9a-fA-F]{24}|[0-9a-fA-F]{29}");

    private final Mac mac;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> nicknames = new HashSet<>();
    private final SortedSet<Integer> lengthsOfNicknames = new TreeSet<>(Comparator.reverseOrder());

    public UserPseudonyms(List<Scalar> response, SecretKeySpec secret) {
        this.mac = mac(secret);
        for (Scalar scalar : response) {
            if (isOfUser(scalar)) {
                remember(kind(scalar), scalar.spelling().text());
            }
        }
    }

    private void remember(Pseudonym kind, String text) {
        if (kind == Pseudonym.USER_ID) {
            ids.add(text);
        } else if (kind == Pseudonym.NICKNAME && !text.isEmpty()) {
            nicknames.add(text);
            lengthsOfNicknames.add(text.length());
        }
    }

    /** The replacements of user data in a value. */
    public List<ByteReplacement> replacements(Scalar scalar) {
        if (isOfUser(scalar)) {
            return ofUser(scalar);
        }
        if (scalar.isName()) {
            return scalar.ofUser() ? name(scalar.spelling()) : List.of();
        }
        return scalar.isNumber() ? List.of() : mentions(scalar.spelling());
    }

    /** Replaces a member name that is an id or a nickname, as in a map of users. */
    private List<ByteReplacement> name(Spelling spelling) {
        String text = spelling.text();
        if (nicknames.contains(text)) {
            return List.of(replacement(Pseudonym.NICKNAME, text, spelling, 0));
        }
        return ids.contains(text) || USER_ID.matcher(text).matches()
                ? List.of(replacement(Pseudonym.USER_ID, text, spelling, 0))
                : List.of();
    }

    private static boolean isOfUser(Scalar scalar) {
        return scalar.ofUser() && !scalar.isName();
    }

    private List<ByteReplacement> ofUser(Scalar scalar) {
        String text = scalar.spelling().text();
        if (identifiesNoUser(scalar.member(), text)) {
            return List.of();
        }
        Pseudonym kind = kind(scalar);
        String pseudonym = kind.of(text, mac);
        return List.of(kind == Pseudonym.NUMBER ? scalar.replaceByNumber(pseudonym) : scalar.replaceByText(pseudonym));
    }

    private static boolean identifiesNoUser(String member, String text) {
        return text.isEmpty()
                || text.equals(ByteReplacement.PLACEHOLDER)
                || (BOOLEAN_MEMBERS.contains(member) && BOOLEAN.matcher(text).matches());
    }

    private static Pseudonym kind(Scalar scalar) {
        return switch (scalar.member()) {
            case FieldNames.USERID, FieldNames.USER_ID, "userId" -> Pseudonym.USER_ID;
            case FieldNames.NICKNAME -> Pseudonym.NICKNAME;
            case FieldNames.RED_ID, "redId" -> Pseudonym.RED_ID;
            case FieldNames.IMAGES -> Pseudonym.AVATAR;
            default -> scalar.isNumber() ? Pseudonym.NUMBER : Pseudonym.TEXT;
        };
    }

    private List<ByteReplacement> mentions(Spelling spelling) {
        String text = spelling.text();
        List<ByteReplacement> replacements = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '@' || text.charAt(at) == '＠') {
                int name = at + 1;
                nickname(text, name)
                        .ifPresent(nickname ->
                                replacements.add(replacement(Pseudonym.NICKNAME, nickname, spelling, name)));
            }
        }
        Matcher word = LIKE_AN_ID.matcher(text);
        while (word.find()) {
            String id = word.group();
            if (ids.contains(id) || COMMENTER.matcher(id).matches()) {
                replacements.add(replacement(Pseudonym.USER_ID, id, spelling, word.start()));
            }
        }
        return replacements;
    }

    /** The longest nickname at this index, because the text does not show where a name ends. */
    private Optional<String> nickname(String text, int from) {
        for (int length : lengthsOfNicknames) {
            String name = text.substring(from, Math.min(from + length, text.length()));
            if (nicknames.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private ByteReplacement replacement(Pseudonym kind, String original, Spelling spelling, int from) {
        return new ByteReplacement(spelling.at(from), spelling.at(from + original.length()), kind.of(original, mac));
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(secret.getAlgorithm());
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("Every Java platform has " + secret.getAlgorithm(), never);
        }
    }
}
