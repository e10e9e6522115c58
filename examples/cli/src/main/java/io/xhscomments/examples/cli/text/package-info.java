/** Makes foreign text safe to show. This package does not depend on commands, languages or formats. */
@NullMarked
package io.xhscomments.examples.cli.text;

import org.jspecify.annotations.NullMarked;
