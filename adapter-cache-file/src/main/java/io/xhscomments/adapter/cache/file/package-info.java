/**
 * The page store: pages that were paid for, one plain file each, kept through threads, processes, kills and power cuts,
 * and served again for nothing. What is in a response is the business of the format that is handed in; neither HTTP nor
 * JSON may be known here.
 */
@NullMarked
package io.xhscomments.adapter.cache.file;

import org.jspecify.annotations.NullMarked;
