package io.xhscomments.adapter.cache.file.report;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of packing a store. An immutable value without secrets.
 *
 * @param archives the number of archives
 * @param files the number of files in them: pages, superseded ones included, kept responses and records
 * @param bytes the size of the archives
 * @param leftOut the files of the store that are not in an archive: unfinished ones, links, and foreign ones
 */
public record PackReport(int archives, long files, long bytes, List<Path> leftOut) {
    public PackReport {
        leftOut = List.copyOf(leftOut);
    }
}
