/**
 * TikHub over the JDK's HTTP client. The codec interprets the responses. This package does not use Retrofit or OkHttp,
 * and a test runs it without them.
 */
@NullMarked
package io.xhscomments.examples.recipes.stack;

import org.jspecify.annotations.NullMarked;
