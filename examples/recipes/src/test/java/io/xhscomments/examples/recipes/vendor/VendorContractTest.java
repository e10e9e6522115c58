package io.xhscomments.examples.recipes.vendor;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.recipes.vendor.JustOneStub.Response;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.contract.CommentSourceContract;
import io.xhscomments.testkit.contract.DecoderCapability;
import io.xhscomments.testkit.contract.ExpectedFailure;
import io.xhscomments.testkit.contract.PageDecoderContract;
import io.xhscomments.testkit.contract.SourceUnderTest;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The second vendor's source and decoder keep what TikHub's keep, by its own stub and its own error table. */
class VendorContractTest {
    private static List<ExpectedFailure> table() {
        return JustOneApiTest.TABLE.stream()
                .map(row -> new ExpectedFailure(
                        ErrorResponse.of(
                                200,
                                Map.of(),
                                Response.of(row.code(), "because").body().getBytes(StandardCharsets.UTF_8)),
                        row.failure(),
                        row.charge(),
                        row.retryable()))
                .toList();
    }

    @Nested
    @DisplayName("JustOneApi.source()")
    class Source extends CommentSourceContract {
        private final JustOneStub vendor = new JustOneStub();

        @Override
        protected SourceUnderTest source(TikHubStub notAsked) {
            CommentSource source = JustOneApi.source(vendor.base(), vendor.token());
            return new SourceUnderTest() {
                @Override
                public CommentSource source() {
                    return source;
                }

                @Override
                public void serve(SyntheticNote note) {
                    vendor.serve(note);
                }

                @Override
                public void failNext(ErrorResponse response) {
                    vendor.failNext(
                            new Response(response.status(), new String(response.body(), StandardCharsets.UTF_8)));
                }

                @Override
                public int requests() {
                    return vendor.requests().size();
                }
            };
        }

        @Override
        protected List<ExpectedFailure> errorTable() {
            return table();
        }

        @AfterEach
        void close() {
            vendor.close();
        }
    }

    @Nested
    @DisplayName("JustOneDecoder")
    class Decoder extends PageDecoderContract {
        @Override
        protected PageDecoder decoder(ApiKey token) {
            return new JustOneDecoder(token);
        }

        @Override
        protected String wrapPage(String page) {
            return "{\"code\":0,\"message\":null,\"data\":" + page
                    + ",\"recordTime\":\"2026-02-05T18:04:02.123456789\"," + "\"requestId\":\"r-0\"}";
        }

        @Override
        protected List<ExpectedFailure> errorTable() {
            return table();
        }

        @Override
        protected Set<DecoderCapability> capabilities() {
            return EnumSet.noneOf(DecoderCapability.class);
        }
    }
}
