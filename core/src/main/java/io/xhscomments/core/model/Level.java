package io.xhscomments.core.model;

import java.util.Optional;

/**
 * The level badge of an author. An immutable value.
 *
 * @param image link to the badge's picture, if any
 * @param unknownFields members that are not modelled
 */
public record Level(Optional<String> image, UnknownFields unknownFields) {}
