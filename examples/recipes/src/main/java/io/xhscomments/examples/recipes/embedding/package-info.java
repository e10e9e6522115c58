/**
 * A small application with a port and types of its own for feedback about a product. Only the adapter and the
 * composition roots know this library.
 */
@NullMarked
package io.xhscomments.examples.recipes.embedding;

import org.jspecify.annotations.NullMarked;
