/**
 * A directory of paid pages, one plain file per page, safe for threads, processes, kills and power cuts. Programs use
 * this package, {@code policy} and {@code report}; the other packages are internal, and no package knows HTTP or JSON.
 */
@NullMarked
package io.xhscomments.adapter.cache.file;

import org.jspecify.annotations.NullMarked;
