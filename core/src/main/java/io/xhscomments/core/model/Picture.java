package io.xhscomments.core.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A picture in a comment. An immutable value. The links are texts as served; nothing here opens them.
 *
 * @param url link to the picture, if reported
 * @param originUrl link to the original size, if reported
 * @param width in pixels, if reported
 * @param height in pixels, if reported
 * @param fileId the service's name for the file, if reported
 * @param unknownFields members that are not modelled
 */
public record Picture(
        Optional<String> url,
        Optional<String> originUrl,
        OptionalInt width,
        OptionalInt height,
        Optional<String> fileId,
        UnknownFields unknownFields) {}
