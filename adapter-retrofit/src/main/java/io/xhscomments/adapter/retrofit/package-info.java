/**
 * The live source: sends requests to the TikHub API over Retrofit and OkHttp, and returns the responses as bytes. The
 * codec defines parameter names and decodes the bytes; this package does neither.
 */
@NullMarked
package io.xhscomments.adapter.retrofit;

import org.jspecify.annotations.NullMarked;
