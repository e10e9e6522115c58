package io.xhscomments.examples.cli.report;

/** The languages of the page; lower case, because that is how they are typed. Each page has both. */
public enum PageLanguage {
    /** Chinese. */
    zh,
    /** English. */
    en
}
