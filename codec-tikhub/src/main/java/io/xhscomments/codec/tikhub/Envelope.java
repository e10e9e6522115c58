package io.xhscomments.codec.tikhub;

import io.xhscomments.core.page.CommentPage;
import java.util.Optional;

/**
 * A whole answer with HTTP 200.
 *
 * @param failed whether one of its codes says that the request failed
 * @param page empty if there is no such note
 */
record Envelope(boolean failed, Optional<CommentPage> page, ReceiptText receipt) {}
