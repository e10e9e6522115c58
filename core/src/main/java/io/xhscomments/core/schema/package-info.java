/**
 * The one list of the fields of a comment: name, kind, getter, and how a comment is made from them. Every export, every
 * import and the checkpoint are driven by it. No format, and no library of one, may live here.
 */
@NullMarked
package io.xhscomments.core.schema;

import org.jspecify.annotations.NullMarked;
