/**
 * The simulated TikHub service without an HTTP server: routes, faults, scenarios, account endpoints and the ledger. It
 * opens no socket; {@link io.xhscomments.testkit.TikHubStub} serves it over HTTP.
 */
@NullMarked
package io.xhscomments.testkit.stub;

import org.jspecify.annotations.NullMarked;
