package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** A user mentioned. */
@CompiledJson
@Json
public record WireMention(String userid, String user_id, String nickname) {}
