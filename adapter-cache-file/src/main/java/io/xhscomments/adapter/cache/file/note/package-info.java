/**
 * The comments of a note out of all stored generations of its pages, superseded pages included. Internal: neither sends
 * nor writes.
 */
@NullMarked
package io.xhscomments.adapter.cache.file.note;

import org.jspecify.annotations.NullMarked;
