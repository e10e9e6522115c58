package io.xhscomments.examples.cli.report;

/**
 * The values that are inserted into the template of the page. Public for the template only.
 *
 * @param language the page's language; empty for the browser's
 * @param images whether remote images are shown
 * @param policy the content security policy
 * @param generator the program that wrote the page
 * @param styles our style sheets
 * @param charts the script of the chart library
 * @param script our script
 * @param licence the licence of the chart library
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
