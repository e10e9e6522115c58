package io.xhscomments.examples.cli.option;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.NoteLink;
import io.xhscomments.core.model.ShortLink;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A note that is given by its id, or by a short link that must be resolved. Exactly one of the two is present. */
public record NoteOrLink(Optional<NoteId> note, Optional<ShortLink> link) {
    /** A note. */
    public static NoteOrLink of(NoteId note) {
        return new NoteOrLink(Optional.of(note), Optional.empty());
    }

    /** A short link. */
    public static NoteOrLink of(ShortLink link) {
        return new NoteOrLink(Optional.empty(), Optional.of(link));
    }

    /** Parses a short link, or whatever {@link NoteConverter} parses. */
    public static final class Converter implements ITypeConverter<NoteOrLink> {
        @Override
        public NoteOrLink convert(String value) {
            return linkIn(value).map(NoteOrLink::of).orElseGet(() -> NoteOrLink.of(new NoteConverter().convert(value)));
        }

        private static Optional<ShortLink> linkIn(String value) {
            try {
                return NoteLink.shortLinkIn(value);
            } catch (IllegalArgumentException refused) {
                throw new TypeConversionException(refused.getMessage());
            }
        }
    }
}
