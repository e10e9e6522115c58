package io.xhscomments.examples.cli.job;

import java.io.IOException;
import java.nio.file.Path;

/** Another run, or another part of this run, is writing the file. Nothing was changed. */
public final class FileInUseException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;

    FileInUseException(Path file) {
        super(file + " is in use: another run is writing it");
        this.file = file.toString();
    }

    /** The file that is in use. */
    public String file() {
        return file;
    }
}
