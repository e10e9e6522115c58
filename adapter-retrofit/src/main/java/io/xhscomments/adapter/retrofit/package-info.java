/**
 * The live source: one request of the TikHub API over Retrofit and OkHttp, and its response as bytes. What the bytes
 * mean, and how the API names its parameters, is the codec's business and may not be known here.
 */
@NullMarked
package io.xhscomments.adapter.retrofit;

import org.jspecify.annotations.NullMarked;
