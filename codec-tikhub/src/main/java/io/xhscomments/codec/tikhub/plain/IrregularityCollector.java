package io.xhscomments.codec.tikhub.plain;

import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.core.page.Irregularities;
import java.util.ArrayList;
import java.util.List;

/** Collects the values that could not be typed while one response is decoded. Used by one thread. */
final class IrregularityCollector {
    private final List<String> rowsLeftOut = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private long membersNotTyped;

    void addMember(String path) {
        membersNotTyped++;
        if (paths.size() < Irregularities.MAX_PATHS) {
            paths.add(path);
        }
    }

    void addRow(JsonValue row) {
        rowsLeftOut.add(row.json());
    }

    long membersNotTyped() {
        return membersNotTyped;
    }

    /** Removes the members that were added since this count, because the object around them is left out. */
    void forgetMembersSince(long count) {
        membersNotTyped = count;
        while (paths.size() > count) {
            paths.remove(paths.size() - 1);
        }
    }

    Irregularities irregularities() {
        return rowsLeftOut.isEmpty() && membersNotTyped == 0
                ? Irregularities.NONE
                : new Irregularities(rowsLeftOut, membersNotTyped, paths);
    }
}
