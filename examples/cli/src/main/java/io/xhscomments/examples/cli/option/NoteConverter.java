package io.xhscomments.examples.cli.option;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.NoteLink;
import io.xhscomments.examples.cli.language.MessageKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a note: an id, a link or a share text. */
public final class NoteConverter implements ITypeConverter<NoteId> {
    @Override
    public NoteId convert(String value) {
        if (value.startsWith("@")) {
            throw new InvalidValueException(MessageKey.USAGE_NO_FILE, value.substring(1));
        }
        try {
            return NoteLink.parse(value).noteId();
        } catch (IllegalArgumentException refused) {
            throw new TypeConversionException(refused.getMessage());
        }
    }
}
