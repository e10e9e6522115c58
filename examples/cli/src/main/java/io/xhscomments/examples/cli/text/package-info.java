/** Text that is not the program's own, made safe to show. Nothing here knows of commands, languages or formats. */
@NullMarked
package io.xhscomments.examples.cli.text;

import org.jspecify.annotations.NullMarked;
