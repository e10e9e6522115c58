/**
 * The store's directory on disk: layout, reading, durable writing, locks and archives. Internal; code here neither
 * sends requests nor decodes responses.
 */
@NullMarked
package io.xhscomments.adapter.cache.file.storage;

import org.jspecify.annotations.NullMarked;
