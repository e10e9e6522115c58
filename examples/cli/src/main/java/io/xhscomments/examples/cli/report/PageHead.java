package io.xhscomments.examples.cli.report;

/**
 * What the template of the page is filled with. Public for the template alone.
 *
 * @param language the page's language; empty for the browser's
 * @param images whether remote images are shown
 * @param policy what the page may load
 * @param generator what wrote it
 * @param styles style sheets, ours
 * @param charts the library of charts
 * @param script ours
 * @param licence of the library
 */
public record PageHead(
        String language,
        boolean images,
        String policy,
        String generator,
        String styles,
        String charts,
        String script,
        String licence) {}
