package io.xhscomments.examples.benchmarks.decode;

import com.alibaba.fastjson2.JSON;
import com.dslplatform.json.DslJson;
import com.dslplatform.json.runtime.Settings;
import com.google.gson.Gson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.benchmarks.decode.wire.WireEnvelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;

/** The decoders by their names in the tables. Each library is used as in its manual, set to ignore unknown members. */
final class Decoders {
    static final String OURS = "ours";
    static final String PLAIN_DECODER = "our plain decoder";
    static final String MOSHI = "Moshi records";
    static final String JACKSON_2 = "Jackson 2 databind";
    static final String JACKSON_3 = "Jackson 3 databind";
    static final String JACKSON_STREAMING = "Jackson 3 streaming";
    static final String GSON = "Gson";
    static final String FASTJSON = "fastjson2";
    static final String DSL_JSON = "dsl-json";
    static final String AVAJE = "avaje-jsonb";

    private Decoders() {}

    static Map<String, PageDecoder> all() {
        Map<String, PageDecoder> all = new LinkedHashMap<>();
        all.put(OURS, ours());
        all.put(PLAIN_DECODER, oursPlain());
        all.put(MOSHI, new WireDecoder(moshi()));
        all.put(JACKSON_2, new WireDecoder(jackson2()));
        all.put(JACKSON_3, new WireDecoder(jackson3()));
        all.put(JACKSON_STREAMING, new WireDecoder(new JacksonStreaming()::read));
        all.put(GSON, new WireDecoder(gson()));
        all.put(FASTJSON, new WireDecoder(body -> JSON.parseObject(body, WireEnvelope.class)));
        all.put(DSL_JSON, new WireDecoder(dslJson()));
        all.put(AVAJE, new WireDecoder(avaje()));
        return all;
    }

    static PageDecoder ours() {
        return TikHubDecoder.create();
    }

    static PageDecoder oursPlain() {
        return TikHubDecoder.create().plain();
    }

    static WireDecoder.Parser moshi() {
        JsonAdapter<WireEnvelope> adapter = new Moshi.Builder().build().adapter(WireEnvelope.class);
        return body -> {
            JsonReader json = JsonReader.of(new Buffer().write(body));
            WireEnvelope response = adapter.fromJson(json);
            if (json.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new IOException("Something follows the response");
            }
            return response;
        };
    }

    private static WireDecoder.Parser jackson2() {
        var reader = com.fasterxml.jackson.databind.json.JsonMapper.builder()
                .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(WireEnvelope.class);
        return reader::readValue;
    }

    static WireDecoder.Parser jackson3() {
        var reader = tools.jackson.databind.json.JsonMapper.builder()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(WireEnvelope.class);
        return reader::readValue;
    }

    private static WireDecoder.Parser gson() {
        // Gson rejects trailing data by itself.
        Gson gson = new Gson();
        return body -> gson.fromJson(
                new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8), WireEnvelope.class);
    }

    private static WireDecoder.Parser dslJson() {
        DslJson<Object> json = new DslJson<>(Settings.withRuntime().includeServiceLoader());
        return body -> json.deserialize(WireEnvelope.class, body, body.length);
    }

    private static WireDecoder.Parser avaje() {
        JsonType<WireEnvelope> type = Jsonb.builder().build().type(WireEnvelope.class);
        return type::fromJson;
    }
}
