package io.xhscomments.codec.tikhub.fast;

/** Reads JSON between the strings: white space, single characters, numbers and the three literals. */
abstract class JsonLiterals extends JsonStrings {
    private static final long NULL = Swar.of("null");
    private static final long TRUE = Swar.of("true");
    private static final long FALSE = Swar.of("false");

    /** Every number with this many digits fits into 64 bits. */
    private static final int MAX_DIGITS = 18;

    JsonLiterals(byte[] bytes, int from, int end) {
        super(bytes, from, end);
    }

    /** Steps to the next byte that is not white space. */
    final byte next() {
        byte next = byteAt(at);
        return next > ' ' ? next : nextAfterSpace();
    }

    private byte nextAfterSpace() {
        byte next = byteAt(at);
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            next = byteAt(++at);
        }
        return next;
    }

    /** Steps over this character, which must be next. */
    final void expect(char expected) {
        if (!found(expected)) {
            throw UnsupportedJsonException.now();
        }
    }

    /** Steps over this character if it is next. */
    final boolean found(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** Steps over a null if it is next. The caller checks the character after a literal. */
    final boolean isNull() {
        if (next() != 'n') {
            return false;
        }
        literal(NULL, 4);
        return true;
    }

    /** Steps over the boolean that is next. */
    final boolean bool() {
        boolean value = byteAt(at) == 't';
        if (value) {
            literal(TRUE, 4);
        } else {
            literal(FALSE, 5);
        }
        return value;
    }

    private void literal(long literal, int length) {
        if (Swar.first(Swar.at(bytes, at, end), length) != literal) {
            throw UnsupportedJsonException.now();
        }
        at += length;
    }

    /** Reads a whole number. Minus zero is unsupported, because its text would change. */
    final long number() {
        boolean negative = byteAt(at) == '-';
        long number = digits();
        if (negative && number == 0) {
            throw UnsupportedJsonException.now();
        }
        return number;
    }

    private long digits() {
        boolean negative = byteAt(at) == '-';
        int start = negative ? at + 1 : at;
        long number = 0;
        int i = start;
        for (int digit; (digit = byteAt(i) - '0') >= 0 && digit <= 9; i++) {
            number = number * 10 + digit;
        }
        int digits = i - start;
        if (digits == 0 || digits > MAX_DIGITS || (digits > 1 && bytes[start] == '0')) {
            throw UnsupportedJsonException.now();
        }
        at = i;
        return negative ? -number : number;
    }

    /** Steps over the number, the boolean or null that is next. */
    final void skipLiteral() {
        switch (byteAt(at)) {
            case 't', 'f' -> {
                boolean unused = bool();
            }
            case 'n' -> literal(NULL, 4);
            default -> skipNumber();
        }
    }

    private void skipNumber() {
        long unused = digits();
        if (byteAt(at) == '.') {
            at++;
            skipDigits();
        }
        if (byteAt(at) == 'e' || byteAt(at) == 'E') {
            at++;
            if (byteAt(at) == '+' || byteAt(at) == '-') {
                at++;
            }
            skipDigits();
        }
    }

    private void skipDigits() {
        int start = at;
        while (byteAt(at) >= '0' && byteAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw UnsupportedJsonException.now();
        }
    }
}
