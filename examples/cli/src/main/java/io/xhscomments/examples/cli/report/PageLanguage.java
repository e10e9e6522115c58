package io.xhscomments.examples.cli.report;

/** The languages of the page; lower case, because users type them so. Each page contains both. */
public enum PageLanguage {
    /** Chinese. */
    zh,
    /** English. */
    en
}
