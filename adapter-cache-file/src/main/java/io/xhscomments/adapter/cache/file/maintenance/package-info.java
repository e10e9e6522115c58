/**
 * Work on a complete store: list, check, repair, import and export. Internal; one class per operation, and no operation
 * sends a paid request.
 */
@NullMarked
package io.xhscomments.adapter.cache.file.maintenance;

import org.jspecify.annotations.NullMarked;
