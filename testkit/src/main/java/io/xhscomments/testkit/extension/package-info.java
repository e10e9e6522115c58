/** What the JUnit extensions of this module share. Internal to the testkit; it supports JUnit 5.10 to 6. */
@NullMarked
package io.xhscomments.testkit.extension;

import org.jspecify.annotations.NullMarked;
