package io.xhscomments.core.model;

import java.util.Objects;
import java.util.Optional;
import lombok.EqualsAndHashCode;
import lombok.ToString;
import org.jspecify.annotations.Nullable;

/**
 * The user who wrote a comment, as the service shows them. An immutable value, safe to share between threads. Made by a
 * {@link Builder}; later versions may add fields.
 */
@EqualsAndHashCode
@ToString
public final class Author {
    /** An author without any field. */
    public static final Author UNKNOWN = builder().build();

    private final @Nullable UserId id;
    private final @Nullable String nickname;
    private final @Nullable String redId;
    private final @Nullable String avatarUrl;
    private final @Nullable Level level;
    private final UnknownFields additionalTags;
    private final TriState aiAgent;
    private final TriState currentUser;
    private final UnknownFields unknownFields;

    private Author(Builder from) {
        id = from.id;
        nickname = from.nickname;
        redId = from.redId;
        avatarUrl = from.avatarUrl;
        level = from.level;
        additionalTags = from.additionalTags;
        aiAgent = from.aiAgent;
        currentUser = from.currentUser;
        unknownFields = from.unknownFields;
    }

    /** A builder for an author; every field is empty until it is set. */
    public static Builder builder() {
        return new Builder();
    }

    /** An author with an id and a nickname only; handy in tests. */
    public static Author of(UserId id, String nickname) {
        return builder()
                .id(Objects.requireNonNull(id, "id"))
                .nickname(Objects.requireNonNull(nickname, "nickname"))
                .build();
    }

    /** A builder that starts from this author. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.nickname = nickname;
        builder.redId = redId;
        builder.avatarUrl = avatarUrl;
        builder.level = level;
        builder.additionalTags = additionalTags;
        builder.aiAgent = aiAgent;
        builder.currentUser = currentUser;
        builder.unknownFields = unknownFields;
        return builder;
    }

    /** The id, anonymised by the service, if reported; see {@link UserId}. */
    public Optional<UserId> id() {
        return Optional.ofNullable(id);
    }

    /** The name shown, if reported. */
    public Optional<String> nickname() {
        return Optional.ofNullable(nickname);
    }

    /** The public number of the account ("小红书号"), if reported; a text, since it is not always digits. */
    public Optional<String> redId() {
        return Optional.ofNullable(redId);
    }

    /** A link to the avatar, if reported. Opening it shows the reader's address to the image host. */
    public Optional<String> avatarUrl() {
        return Optional.ofNullable(avatarUrl);
    }

    /** The level badge, if reported. */
    public Optional<Level> level() {
        return Optional.ofNullable(level);
    }

    /** An open object of the service, kept as served. */
    public UnknownFields additionalTags() {
        return additionalTags;
    }

    /** Whether the account is an AI agent. */
    public TriState aiAgent() {
        return aiAgent;
    }

    /** Whether this is the user that the service reads as. */
    public TriState currentUser() {
        return currentUser;
    }

    /** Members that are not modelled, and members whose value could not be typed, by name. */
    public UnknownFields unknownFields() {
        return unknownFields;
    }

    /**
     * Makes an {@link Author}, for decoders and tests. A field that is not set is empty. Setting an optional field to
     * null empties it. Not safe for use by several threads; {@link #build()} may be called more than once.
     */
    public static final class Builder {
        private @Nullable UserId id;
        private @Nullable String nickname;
        private @Nullable String redId;
        private @Nullable String avatarUrl;
        private @Nullable Level level;
        private UnknownFields additionalTags = UnknownFields.none();
        private TriState aiAgent = TriState.UNKNOWN;
        private TriState currentUser = TriState.UNKNOWN;
        private UnknownFields unknownFields = UnknownFields.none();

        private Builder() {}

        /** See {@link Author#id()}. */
        public Builder id(@Nullable UserId id) {
            this.id = id;
            return this;
        }

        /** See {@link Author#nickname()}. */
        public Builder nickname(@Nullable String nickname) {
            this.nickname = nickname;
            return this;
        }

        /** See {@link Author#redId()}. */
        public Builder redId(@Nullable String redId) {
            this.redId = redId;
            return this;
        }

        /** See {@link Author#avatarUrl()}. */
        public Builder avatarUrl(@Nullable String avatarUrl) {
            this.avatarUrl = avatarUrl;
            return this;
        }

        /** See {@link Author#level()}. */
        public Builder level(@Nullable Level level) {
            this.level = level;
            return this;
        }

        /** See {@link Author#additionalTags()}. */
        public Builder additionalTags(UnknownFields additionalTags) {
            this.additionalTags = Objects.requireNonNull(additionalTags, "additionalTags");
            return this;
        }

        /** See {@link Author#aiAgent()}. */
        public Builder aiAgent(TriState aiAgent) {
            this.aiAgent = Objects.requireNonNull(aiAgent, "aiAgent");
            return this;
        }

        /** See {@link Author#currentUser()}. */
        public Builder currentUser(TriState currentUser) {
            this.currentUser = Objects.requireNonNull(currentUser, "currentUser");
            return this;
        }

        /** See {@link Author#unknownFields()}. */
        public Builder unknownFields(UnknownFields unknownFields) {
            this.unknownFields = Objects.requireNonNull(unknownFields, "unknownFields");
            return this;
        }

        /** The author. */
        public Author build() {
            return new Author(this);
        }
    }
}
