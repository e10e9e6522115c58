/** Finding and replacing secrets and users in the bytes of a response. Nothing here decodes a page. */
@NullMarked
package io.xhscomments.codec.tikhub.redaction;

import org.jspecify.annotations.NullMarked;
