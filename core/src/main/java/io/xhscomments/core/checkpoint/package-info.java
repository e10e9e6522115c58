/**
 * The text format of checkpoints: writes records and comments as JSON under their names, and reads every earlier
 * version. Internal to core: only {@code io.xhscomments.core.reading} may use it.
 */
@NullMarked
package io.xhscomments.core.checkpoint;

import org.jspecify.annotations.NullMarked;
