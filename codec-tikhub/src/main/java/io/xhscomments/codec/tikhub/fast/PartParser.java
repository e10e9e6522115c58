package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.HashTag;
import io.xhscomments.core.model.Picture;
import io.xhscomments.core.model.ReplyTarget;
import io.xhscomments.core.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a comment: tags, pictures, hash tags, reply target, business label. */
final class PartParser {
    private static final FieldNameTable OF_TAG =
            FieldNameTable.of(FieldNames.TYPE, FieldNames.TEXT, FieldNames.STYLE_ID, FieldNames.POS);
    private static final FieldNameTable OF_PICTURE = FieldNameTable.of(
            FieldNames.URL, FieldNames.ORIGIN_URL, FieldNames.WIDTH, FieldNames.HEIGHT, FieldNames.FILE_ID);
    private static final FieldNameTable OF_HASH_TAG =
            FieldNameTable.of(FieldNames.NAME, FieldNames.LINK, FieldNames.TYPE);
    private static final FieldNameTable OF_TARGET =
            FieldNameTable.of(FieldNames.ID, FieldNames.STATUS, FieldNames.USER);
    private static final FieldNameTable OF_LABEL =
            FieldNameTable.of(FieldNames.PRODUCT_REVIEW, FieldNames.GROUP_INVITE, FieldNames.RICH_TEXT);

    private PartParser() {}

    /** Null for an empty text. */
    static @Nullable Tag tag(FastJsonReader in) {
        if (in.next() == '"') {
            return in.optionalText().map(Tag::of).orElse(null);
        }
        String type = null;
        Optional<String> text = Optional.empty();
        Optional<String> styleId = Optional.empty();
        Optional<String> position = Optional.empty();
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(OF_TAG); member != FastJsonReader.END; member = in.next(OF_TAG)) {
            switch (member) {
                case 0 -> type = in.text();
                case 1 -> text = in.optionalText();
                case 2 -> styleId = in.optionalText();
                case 3 -> position = in.optionalText();
                default -> {
                    unknownFields = true;
                    in.skip();
                }
            }
        }
        if (type == null || type.isEmpty()) {
            throw UnsupportedJsonException.now();
        }
        return new Tag(type, text, styleId, position, LazyUnknownFields.of(unknownFields, OF_TAG, in, start));
    }

    /** The tags of the richer list, then the tags of other types in the plain list. */
    static List<Tag> merged(List<Tag> rich, List<Tag> plain) {
        if (plain.isEmpty()) {
            return rich;
        }
        List<Tag> merged = new ArrayList<>(rich);
        for (Tag tag : plain) {
            if (rich.stream().noneMatch(other -> other.type().equals(tag.type()))) {
                merged.add(tag);
            }
        }
        return merged;
    }

    static Picture picture(FastJsonReader in) {
        Optional<String> url = Optional.empty();
        Optional<String> originUrl = Optional.empty();
        OptionalInt width = OptionalInt.empty();
        OptionalInt height = OptionalInt.empty();
        Optional<String> fileId = Optional.empty();
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(OF_PICTURE); member != FastJsonReader.END; member = in.next(OF_PICTURE)) {
            switch (member) {
                case 0 -> url = in.optionalText();
                case 1 -> originUrl = in.optionalText();
                case 2 -> width = in.optionalInt();
                case 3 -> height = in.optionalInt();
                case 4 -> fileId = in.optionalText();
                default -> {
                    unknownFields = true;
                    in.skip();
                }
            }
        }
        return new Picture(
                url, originUrl, width, height, fileId, LazyUnknownFields.of(unknownFields, OF_PICTURE, in, start));
    }

    static HashTag hashTag(FastJsonReader in) {
        String name = null;
        Optional<String> link = Optional.empty();
        Optional<String> type = Optional.empty();
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(OF_HASH_TAG); member != FastJsonReader.END; member = in.next(OF_HASH_TAG)) {
            switch (member) {
                case 0 -> name = in.text();
                case 1 -> link = in.optionalText();
                case 2 -> type = in.textOrNumber();
                default -> {
                    unknownFields = true;
                    in.skip();
                }
            }
        }
        return new HashTag(
                UnsupportedJsonException.requirePresent(name),
                link,
                type,
                LazyUnknownFields.of(unknownFields, OF_HASH_TAG, in, start));
    }

    /** Null for a JSON null. */
    static @Nullable ReplyTarget target(FastJsonReader in) {
        if (in.isNull()) {
            return null;
        }
        CommentId id = null;
        OptionalInt status = OptionalInt.empty();
        Author author = null;
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(OF_TARGET); member != FastJsonReader.END; member = in.next(OF_TARGET)) {
            switch (member) {
                case 0 -> id = in.commentId();
                case 1 -> status = in.optionalInt();
                case 2 -> author = UserParser.author(in);
                default -> {
                    unknownFields = true;
                    in.skip();
                }
            }
        }
        return new ReplyTarget(
                UnsupportedJsonException.requirePresent(id),
                status,
                Optional.ofNullable(author),
                LazyUnknownFields.of(unknownFields, OF_TARGET, in, start));
    }

    static BusinessLabel label(FastJsonReader in) {
        if (in.isNull()) {
            return BusinessLabel.UNKNOWN;
        }
        int flags = Flags.NONE;
        boolean unknownFields = false;

        int start = in.start();
        for (int member = in.first(OF_LABEL); member != FastJsonReader.END; member = in.next(OF_LABEL)) {
            switch (member) {
                case 0, 1, 2 -> flags = Flags.with(in.truth(), member, flags);
                default -> {
                    unknownFields = true;
                    in.skip();
                }
            }
        }
        return unknownFields ? Flags.label(flags, LazyUnknownFields.of(true, OF_LABEL, in, start)) : Flags.label(flags);
    }
}
