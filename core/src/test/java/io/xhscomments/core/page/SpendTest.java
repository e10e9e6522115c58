package io.xhscomments.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.model.NoteId;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpendTest {
    private static final PageRequest REQUEST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));

    @Test
    void unknownRequestsCountAsPaid() {
        Spend spend = Spend.of(Charge.CHARGED).plus(Spend.of(Charge.UNKNOWN)).plus(Spend.of(Charge.FREE));

        assertThat(spend).isEqualTo(new Spend(1, 1, 1));
        assertThat(spend.sent()).isEqualTo(3);
        assertThat(spend.paid()).isEqualTo(2);
        assertThat(spend.cost(new BigDecimal("0.01"))).isEqualByComparingTo("0.02");
    }

    @Test
    void storedPageHasNoSpend() {
        assertThat(Receipt.ofStoredPage().spend()).isEqualTo(Spend.NONE);
        assertThat(Receipt.ofStoredPage().charge()).isEqualTo(Charge.FREE);
        assertThat(Receipt.ofStoredPage().plus(Spend.of(Charge.FREE)).spend()).isEqualTo(new Spend(0, 1, 0));
    }

    @Test
    void failureSpendIncludesEarlierAttempts() {
        CommentSourceException last = ResponseLostException.noResponse(REQUEST, "reset", null);
        last.addSuppressed(new ServerErrorException(REQUEST, 502, Optional.empty(), ""));
        last.addSuppressed(new IllegalStateException("not a request"));

        assertThat(last.spend()).isEqualTo(new Spend(0, 1, 1));
        assertThat(new NoteNotFoundException(REQUEST, Charge.CHARGED).spend()).isEqualTo(new Spend(1, 0, 0));
        assertThat(new NoteNotFoundException(REQUEST, Charge.FREE).spend()).isEqualTo(Spend.NONE);
        assertThat(new PageNotStoredException(REQUEST, "").spend()).isEqualTo(Spend.NONE);
    }

    @Test
    void countsAreNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spend(0, -1, 0))
                .withMessageContaining("-1");
    }
}
