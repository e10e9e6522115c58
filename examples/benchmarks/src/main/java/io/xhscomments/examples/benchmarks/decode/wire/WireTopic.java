package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** A topic. */
@CompiledJson
@Json
public record WireTopic(String name, String link, String type) {}
