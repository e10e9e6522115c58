package io.xhscomments.examples.cli.option;

import io.xhscomments.adapter.cache.link.CacheLinkReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option for reading free copies of responses. */
public final class CacheLinkOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description =
                    "Also read free copies from this host, for example the host of a reseller. Default: only cache.tikhub.io.")
    private List<String> hosts = List.of();

    /**
     * A reader of free copies.
     *
     * @throws UsageException if one of the values is not a host
     */
    public CacheLinkReader reader() {
        CacheLinkReader.Builder reader = CacheLinkReader.builder();
        try {
            hosts.forEach(reader::allowHost);
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
        }
        return reader.build();
    }
}
