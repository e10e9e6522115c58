package io.xhscomments.examples.recipes.stack;

import io.xhscomments.codec.tikhub.KeyRedactor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.BodySink;
import java.net.http.HttpRequest;

/** What an HTTP stack has to know of the service that it asks. Stateless, safe to share between threads. */
public interface Vendor {
    /** A GET that asks for this page, with its headers; the stack adds the rest. Sends nothing. */
    HttpRequest.Builder get(PageRequest request);

    /** What a response that begins with this status costs. */
    Charge charge(int status);

    /** The text without the vendor's secrets: exceptions and headers quote them. */
    String redact(String text);

    /** Hands a response on to {@code sink} as it arrives, without the vendor's secrets: bodies echo them. */
    KeyRedactor.Pass pass(BodySink sink);
}
