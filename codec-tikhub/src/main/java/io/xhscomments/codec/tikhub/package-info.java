/**
 * TikHub's API without HTTP: a page request becomes a path with parameters, and a response becomes a page or a typed
 * failure. Only this package is public API; the packages below it are internal and may change in every release.
 */
@NullMarked
package io.xhscomments.codec.tikhub;

import org.jspecify.annotations.NullMarked;
