package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** The object between envelope and page. */
@CompiledJson
@Json
public record WireInner(Integer code, Boolean success, WirePage data) {}
