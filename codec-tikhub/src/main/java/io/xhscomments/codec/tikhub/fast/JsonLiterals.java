package io.xhscomments.codec.tikhub.fast;

/** What stands between the strings: white space, single signs, numbers, and the three words of JSON. */
abstract class JsonLiterals extends JsonStrings {
    private static final long NULL = Swar.of("null");
    private static final long TRUE = Swar.of("true");
    private static final long FALSE = Swar.of("false");

    /** So many digits fit into 64 bits, whatever they are. */
    private static final int MOST_DIGITS = 18;

    JsonLiterals(byte[] bytes, int from, int end) {
        super(bytes, from, end);
    }

    /** Steps to the next byte that is not white space. */
    final byte next() {
        byte next = byteAt(at);
        return next > ' ' ? next : nextBehindSpace();
    }

    private byte nextBehindSpace() {
        byte next = byteAt(at);
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            next = byteAt(++at);
        }
        return next;
    }

    /** Steps over this sign, which has to be next. */
    final void expect(char expected) {
        if (!found(expected)) {
            throw UnsupportedJsonException.now();
        }
    }

    /** Steps over this sign, if it is next. */
    final boolean found(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** Steps over null, if that is next. What may follow it is for whoever reads on; so it is with all words. */
    final boolean isNull() {
        if (next() != 'n') {
            return false;
        }
        word(NULL, 4);
        return true;
    }

    /** Steps over the boolean that is next. */
    final boolean bool() {
        boolean yes = byteAt(at) == 't';
        if (yes) {
            word(TRUE, 4);
        } else {
            word(FALSE, 5);
        }
        return yes;
    }

    private void word(long word, int length) {
        if (Swar.first(Swar.at(bytes, at, end), length) != word) {
            throw UnsupportedJsonException.now();
        }
        at += length;
    }

    /** The whole number that is next. Minus zero is not: its text is another. */
    final long number() {
        boolean negative = byteAt(at) == '-';
        long number = whole();
        if (negative && number == 0) {
            throw UnsupportedJsonException.now();
        }
        return number;
    }

    private long whole() {
        boolean negative = byteAt(at) == '-';
        int start = negative ? at + 1 : at;
        long number = 0;
        int i = start;
        for (int digit; (digit = byteAt(i) - '0') >= 0 && digit <= 9; i++) {
            number = number * 10 + digit;
        }
        int digits = i - start;
        if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && bytes[start] == '0')) {
            throw UnsupportedJsonException.now();
        }
        at = i;
        return negative ? -number : number;
    }

    /** Steps over the number, the boolean or null that is next. */
    final void skipWord() {
        switch (byteAt(at)) {
            case 't', 'f' -> {
                boolean unused = bool();
            }
            case 'n' -> word(NULL, 4);
            default -> skipNumber();
        }
    }

    private void skipNumber() {
        long unused = whole();
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
