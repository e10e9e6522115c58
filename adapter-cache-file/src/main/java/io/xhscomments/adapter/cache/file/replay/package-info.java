/** Explains to replay why a page is missing and which stored page is nearest. Internal; code here only reads. */
@NullMarked
package io.xhscomments.adapter.cache.file.replay;

import org.jspecify.annotations.NullMarked;
