package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** The badge of a user. */
@CompiledJson
@Json
public record WireLevel(String image) {}
