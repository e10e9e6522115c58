package io.xhscomments.examples.recipes.stack;

import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.BodySink;
import java.net.http.HttpRequest;

/** What an HTTP transport needs to know about a service. Stateless, safe to share between threads. */
public interface Vendor {
    /** The GET request for a page, with its headers. The transport adds the rest. Sends nothing. */
    HttpRequest.Builder get(PageRequest request);

    /** The charge of a response with this status. */
    Charge charge(int status);

    /** A text without the secrets of the vendor, which exceptions and headers quote. */
    String redact(String text);

    /** Passes a response to {@code sink} as it arrives, without the secrets of the vendor, which bodies may echo. */
    KeyRedactor.Pass pass(BodySink sink);
}
