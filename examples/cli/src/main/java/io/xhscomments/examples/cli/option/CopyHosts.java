package io.xhscomments.examples.cli.option;

import io.xhscomments.adapter.cache.link.CacheLinkReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The hosts that free copies may be read from. */
public final class CopyHosts {
    private CopyHosts() {}

    /**
     * A reader of free copies.
     *
     * @throws UsageException if one of these is not a host
     */
    public static CacheLinkReader allowing(List<String> hosts, @Nullable CommandSpec command) {
        CacheLinkReader.Builder links = CacheLinkReader.builder();
        try {
            hosts.forEach(links::allowHost);
        } catch (IllegalArgumentException refused) {
            throw UsageException.refused(command, refused);
        }
        return links.build();
    }
}
