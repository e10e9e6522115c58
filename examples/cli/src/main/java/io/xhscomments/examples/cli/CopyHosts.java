package io.xhscomments.examples.cli;

import io.xhscomments.adapter.cache.link.CacheLinks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The hosts that free copies may be read from. */
final class CopyHosts {
    private CopyHosts() {}

    /**
     * A reader of free copies.
     *
     * @throws UsageException if one of these is not a host
     */
    static CacheLinks allowing(List<String> hosts, @Nullable CommandSpec command) {
        CacheLinks.Builder links = CacheLinks.builder();
        try {
            hosts.forEach(links::allowHost);
        } catch (IllegalArgumentException refused) {
            throw UsageException.refused(command, refused);
        }
        return links.build();
    }
}
