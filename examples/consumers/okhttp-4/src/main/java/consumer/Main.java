package consumer;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;

/** Must be told what is wrong before anything is sent. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (TikHubTransport transport = TikHubTransport.builder(ApiKey.of("sk-FAKE-FAKE-FAKE")).build()) {
            System.out.println("built " + transport);
        } catch (IllegalStateException explained) {
            System.out.println(explained.getMessage());
        }
    }
}
