package io.xhscomments.examples.cli.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Worksheet;

/** Values as cells of one sheet: dates that are dates, numbers that are numbers, and text that stays text. */
final class XlsxCells {
    /** Of one column. A sheet can have 65 530 together; each is kept in memory until the sheet ends. */
    static final int MOST_LINKS = 30_000;

    private static final int LONGEST_LINK = 2_000;
    /** What a spreadsheet counts with has 15 digits; a longer number would change. */
    private static final long EXACT = 999_999_999_999_999L;
    /** Before it spreadsheets disagree, because one of them once took 1900 for a leap year. */
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
     * A {@link String}, {@link Long}, {@link Integer}, {@link Boolean} or {@link Instant}; a date has no zone in a spreadsheet, here it
     * is UTC.
     */
    void value(int row, int column, Object value) {
        if (value instanceof Number number && Math.abs(number.longValue()) <= EXACT) {
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

    /** Makes a cell lead there, if that is a web address: nothing else is for clicking. */
    void link(int row, int column, String address) {
        if (!isWebAddress(address)) {
            return;
        }
        if (linksOfColumn.merge(column, 1, Integer::sum) > MOST_LINKS) {
            loss.plainLink();
            return;
        }
        Object shown = sheet.value(row, column);
        sheet.hyperlink(row, column, new Link(address));
        sheet.inlineString(row, column, String.valueOf(shown));
        sheet.style(row, column).underlined().fontColor("0563C1").set();
    }

    private void text(int row, int column, String text) {
        if (XlsxText.isTooLong(text)) {
            loss.cutText();
        }
        sheet.inlineString(row, column, XlsxText.escaped(XlsxText.cut(text)));
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && address.length() <= LONGEST_LINK
                    && address.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    /** The library keeps links by their text, and of two equal ones only the last: here each is one of its own. */
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
