package io.xhscomments.codec.tikhub;

import io.xhscomments.core.model.TriState;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The account that a key belongs to, as the service reports it. An immutable value without secrets.
 *
 * @param balance in US dollars, if reported
 * @param freeCredit in US dollars, if reported
 * @param emailVerified whether the account's address is verified
 * @param keyStatus the key's status as served, if reported; a working key has 1
 */
public record AccountInfo(
        Optional<BigDecimal> balance,
        Optional<BigDecimal> freeCredit,
        TriState emailVerified,
        OptionalLong keyStatus) {}
