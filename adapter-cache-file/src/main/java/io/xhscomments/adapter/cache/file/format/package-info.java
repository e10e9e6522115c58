/**
 * The page file format: header, body, last line, file name and key text. Internal; code here reads and writes bytes,
 * and never opens a file.
 */
@NullMarked
package io.xhscomments.adapter.cache.file.format;

import org.jspecify.annotations.NullMarked;
