/**
 * The recorded source: pages out of files, for which nothing is sent and nothing charged. What is in a file is handed
 * up as bytes; neither HTTP nor the wire format may be known here.
 */
@NullMarked
package io.xhscomments.adapter.cache.file;

import org.jspecify.annotations.NullMarked;
