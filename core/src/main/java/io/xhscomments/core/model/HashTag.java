package io.xhscomments.core.model;

import java.util.Optional;

/**
 * A topic in a comment ("#topic"). An immutable value.
 *
 * @param name the topic
 * @param link where it leads, if told
 * @param type the kind of topic in the API, if told; an open set
 * @param others members that are not modelled
 */
public record HashTag(String name, Optional<String> link, Optional<String> type, UnknownFields unknownFields) {}
