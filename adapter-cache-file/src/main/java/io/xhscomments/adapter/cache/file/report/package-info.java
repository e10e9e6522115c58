/** Results of store operations. Public; immutable values only, without behaviour that reads or writes files. */
@NullMarked
package io.xhscomments.adapter.cache.file.report;

import org.jspecify.annotations.NullMarked;
