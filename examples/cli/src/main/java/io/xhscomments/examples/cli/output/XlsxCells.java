package io.xhscomments.examples.cli.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Worksheet;

/** Writes values into the cells of one sheet: dates as dates, numbers as numbers, and texts as texts. */
final class XlsxCells {
    /** The maximum per column. A sheet can have 65 530 in all; each is kept in memory until the sheet ends. */
    static final int MAX_LINKS = 30_000;

    private static final int MAX_LINK_CHARS = 2_000;
    /** Spreadsheets calculate with 15 digits; a longer number would change. */
    private static final long MAX_EXACT = 999_999_999_999_999L;
    /** Spreadsheets disagree about earlier dates, because one of them took 1900 for a leap year. */
    private static final Instant FIRST_DAY = Instant.parse("1900-03-01T00:00:00Z");

    private static final Instant LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private final Worksheet sheet;
    private final XlsxLoss loss;
    private final Map<Integer, Integer> linksOfColumn = new HashMap<>();

    XlsxCells(Worksheet sheet, XlsxLoss loss) {
        this.sheet = sheet;
        this.loss = loss;
    }

    /**
     * A {@link String}, {@link Long}, {@link Integer}, {@link Boolean} or {@link Instant}; dates are in UTC, because a
     * spreadsheet knows no zone.
     */
    void value(int row, int column, Object value) {
        if (value instanceof Number number && Math.abs(number.longValue()) <= MAX_EXACT) {
            sheet.value(row, column, number.longValue());
        } else if (value instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (value instanceof Instant time && !time.isBefore(FIRST_DAY) && time.isBefore(LAST_DAY)) {
            sheet.value(row, column, time);
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else {
            text(row, column, value.toString());
        }
    }

    void head(int row, int column, String name) {
        text(row, column, name);
        sheet.style(row, column).bold().set();
    }

    /** Links a cell to this address, if it is a web address. */
    void link(int row, int column, String address) {
        if (!isWebAddress(address)) {
            return;
        }
        if (linksOfColumn.merge(column, 1, Integer::sum) > MAX_LINKS) {
            loss.addPlainLink();
            return;
        }
        Object shown = sheet.value(row, column);
        sheet.hyperlink(row, column, new Link(address));
        sheet.inlineString(row, column, String.valueOf(shown));
        sheet.style(row, column).underlined().fontColor("0563C1").set();
    }

    private void text(int row, int column, String text) {
        if (XlsxText.isTooLong(text)) {
            loss.addCutText();
        }
        sheet.inlineString(row, column, XlsxText.escaped(XlsxText.cut(text)));
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && address.length() <= MAX_LINK_CHARS
                    && address.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    /** Equal to itself only: the library keeps only the last of several equal links. */
    private static final class Link extends HyperLink {
        Link(String address) {
            super(address, "");
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
