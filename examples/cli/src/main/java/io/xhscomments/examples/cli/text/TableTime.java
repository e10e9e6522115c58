package io.xhscomments.examples.cli.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time in a column of a table, in UTC to the minute. A time beyond the year 9999 is cut to the width. */
public final class TableTime {
    public static final int WIDTH = 16;

    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private TableTime() {}

    public static String of(Instant time) {
        boolean fits = !time.isBefore(YEAR_0) && time.isBefore(YEAR_10000);
        return TerminalText.left(fits ? TO_THE_MINUTE.format(time) : time.toString(), WIDTH);
    }
}
