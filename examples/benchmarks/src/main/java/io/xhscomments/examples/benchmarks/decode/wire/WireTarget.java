package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** The comment that a reply refers to. */
@CompiledJson
@Json
public record WireTarget(String id, Integer status, WireUser user) {}
