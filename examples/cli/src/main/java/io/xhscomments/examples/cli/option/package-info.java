/**
 * The options that several commands share, and the errors of wrong usage. An option class reads its values and turns
 * them into settings of the library; it sends no request.
 */
@NullMarked
package io.xhscomments.examples.cli.option;

import org.jspecify.annotations.NullMarked;
