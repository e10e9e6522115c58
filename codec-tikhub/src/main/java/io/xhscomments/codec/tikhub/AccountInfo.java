package io.xhscomments.codec.tikhub;

import io.xhscomments.core.model.TriState;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the service says of the account that a key belongs to. An immutable value without secrets.
 *
 * @param balance in US dollars, if told
 * @param freeCredit in US dollars, if told
 * @param emailVerified whether the account's address is verified
 * @param keyStatus the key's status as served, if told; 1 has been seen on a working key
 */
public record AccountInfo(
        Optional<BigDecimal> balance,
        Optional<BigDecimal> freeCredit,
        TriState emailVerified,
        OptionalLong keyStatus) {}
