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
 * The rules for links, which come out of files and responses. A link's host and port must be spelled like one of these,
 * but for the case of its letters: what is not known for good is refused, so no trick needs to be known. Immutable.
 */
final class AllowedHosts {
    private static final int HTTPS_PORT = 443;
    private static final int LAST_PORT = 65535;
    // Some letters outside ASCII become ASCII in lower case.
    private static final Pattern ASCII = Pattern.compile("[!-~]*");
    private static final Pattern HARMLESS = Pattern.compile("[0-9A-Za-z.:_\\[\\]-]{0,255}");

    private final SortedSet<String> hosts;

    AllowedHosts(Collection<String> hosts) {
        this.hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
    }

    /** A host as this class takes it, always with its port. */
    static String host(String given) {
        try {
            URI bare = new URI("https://" + given);
            if (given.equals(bare.getRawAuthority()) && bare.getPort() != 0 && bare.getPort() <= LAST_PORT) {
                return plainHost(bare).orElseThrow(() -> refused(given));
            }
        } catch (URISyntaxException e) {
            // Its words quote what was given.
        }
        throw refused(given);
    }

    private static IllegalArgumentException refused(String given) {
        String shown = HARMLESS.matcher(given).matches()
                ? "is \"" + given + "\""
                : "what was given is not shown, because it may hold a secret";
        return new IllegalArgumentException(
                "A host must be a name or an address, alone or with a port, like cache.example.com:8443, but " + shown);
    }

    /** The rule that this link breaks, if any, without a word of the link but its host. */
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
        Optional<String> host = plainHost(link);
        if (host.isEmpty()) {
            return Optional.of("a link must have a host, plainly spelled, and no user info");
        }
        return host.filter(hosts::contains).isPresent()
                ? Optional.empty()
                : Optional.of("a link must lead to one of " + hosts + ", but leads to " + host.get());
    }

    private static Optional<String> plainHost(URI address) {
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
