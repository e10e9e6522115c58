package io.xhscomments.examples.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The program's version, as {@code --version} and the manual page show it. The build writes it into a resource. */
public final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {text()};
    }

    /** The name of the program and its version. */
    public static String text() throws IOException {
        Properties build = new Properties();
        try (InputStream resource = ProgramVersion.class.getResourceAsStream("version.properties")) {
            if (resource == null) {
                throw new IOException("The program's jar does not contain version.properties");
            }
            build.load(resource);
        }
        return "xhs-comments " + build.getProperty("version");
    }
}
