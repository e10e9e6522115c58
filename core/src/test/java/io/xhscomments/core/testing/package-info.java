/** Helpers that the tests of several packages of core share. Helpers of one package belong to that package. */
package io.xhscomments.core.testing;
