package io.xhscomments.codec.tikhub;

import io.xhscomments.core.model.TriState;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the service says of one of its endpoints. An immutable value. Prices change: ask anew before a large job.
 *
 * @param endpoint its path, if told
 * @param cost of one charged request in US dollars, before discounts
 * @param freeCreditAllowed whether free credit pays for it
 * @param discountAllowed whether volume discounts hold for it
 * @param rateLimit as served, if told
 * @param platform as served, if told
 */
public record EndpointInfo(
        Optional<String> endpoint,
        BigDecimal cost,
        TriState freeCreditAllowed,
        TriState discountAllowed,
        Optional<String> rateLimit,
        Optional<String> platform) {}
