package io.xhscomments.codec.tikhub;

import io.xhscomments.core.model.TriState;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The price and conditions of an endpoint. An immutable value. Prices change, so request them again before a large job.
 *
 * @param endpoint its path, if reported
 * @param cost of one charged request in US dollars, before discounts
 * @param freeCreditAllowed whether free credit can pay for it
 * @param discountAllowed whether volume discounts apply
 * @param rateLimit as served, if reported
 * @param platform as served, if reported
 */
public record EndpointInfo(
        Optional<String> endpoint,
        BigDecimal cost,
        TriState freeCreditAllowed,
        TriState discountAllowed,
        Optional<String> rateLimit,
        Optional<String> platform) {}
