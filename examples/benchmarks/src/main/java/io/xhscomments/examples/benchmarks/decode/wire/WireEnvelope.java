package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** The outer object. */
@CompiledJson
@Json
public record WireEnvelope(
        Integer code, String request_id, Long time_stamp, String router, String cache_url, WireInner data) {}
