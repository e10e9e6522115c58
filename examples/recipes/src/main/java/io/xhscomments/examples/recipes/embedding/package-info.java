/**
 * A small application with a port and types of its own. It hears what is said about a product, and knows neither notes
 * nor pages nor who charges for them; only the adapter and those who put the parts together may.
 */
@NullMarked
package io.xhscomments.examples.recipes.embedding;

import org.jspecify.annotations.NullMarked;
