package io.xhscomments.core.model;

import java.util.Optional;

/**
 * A topic in a comment ("#topic"). An immutable value.
 *
 * @param name the topic
 * @param link the target of the topic, if reported
 * @param type the kind of topic in the API, if reported; an open set
 * @param unknownFields members that are not modelled
 */
public record HashTag(String name, Optional<String> link, Optional<String> type, UnknownFields unknownFields) {}
