package io.xhscomments.adapter.cache.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rules for links, which come from files and responses. A link's host and port must be spelled like an allowed one,
 * except for the case of letters. All other spellings are refused, so the rules need not know any tricks. Immutable.
 */
final class AllowedHosts {
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65535;
    // Some letters outside ASCII have a lower-case form in ASCII.
    private static final Pattern ASCII = Pattern.compile("[!-~]*");
    private static final Pattern SHOWABLE = Pattern.compile("[0-9A-Za-z.:_\\[\\]-]{0,255}");

    private final SortedSet<String> hosts;

    AllowedHosts(Collection<String> hosts) {
        this.hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
    }

    /** Parses a host with an optional port; returns both. */
    static String host(String text) {
        try {
            URI bare = new URI("https://" + text);
            if (text.equals(bare.getRawAuthority()) && bare.getPort() != 0 && bare.getPort() <= MAX_PORT) {
                return exactHost(bare).orElseThrow(() -> refused(text));
            }
        } catch (URISyntaxException e) {
            // Its message would quote the text.
        }
        throw refused(text);
    }

    private static IllegalArgumentException refused(String text) {
        String shown = SHOWABLE.matcher(text).matches()
                ? "is \"" + text + "\""
                : "the text is not shown, because it may contain a secret";
        return new IllegalArgumentException(
                "A host must be a name or an address, alone or with a port, like cache.example.com:8443, but " + shown);
    }

    /** The rule that a link breaks, if any. Shows only the host of the link. */
    Optional<String> brokenRule(URI link) {
        if (!ASCII.matcher(link.toString()).matches()) {
            return Optional.of("a link must be plain ASCII");
        }
        if (!"https".equalsIgnoreCase(link.getScheme())) {
            return Optional.of("a link must be https");
        }
        if (link.getRawFragment() != null) {
            return Optional.of("a link must have no fragment");
        }
        Optional<String> host = exactHost(link);
        if (host.isEmpty()) {
            return Optional.of("a link must have a host, plainly spelled, and no user info");
        }
        return host.filter(hosts::contains).isPresent()
                ? Optional.empty()
                : Optional.of("a link must lead to one of " + hosts + ", but leads to " + host.get());
    }

    private static Optional<String> exactHost(URI address) {
        String host = address.getHost();
        if (host == null) {
            return Optional.empty();
        }
        String plain = address.getPort() < 0 ? host : host + ":" + address.getPort();
        if (!plain.equals(address.getRawAuthority())) {
            return Optional.empty();
        }
        int port = address.getPort() < 0 ? HTTPS_PORT : address.getPort();
        return Optional.of(host.toLowerCase(Locale.ROOT) + ":" + port);
    }

    /** The hosts, each with its port. */
    @Override
    public String toString() {
        return hosts.toString();
    }
}
