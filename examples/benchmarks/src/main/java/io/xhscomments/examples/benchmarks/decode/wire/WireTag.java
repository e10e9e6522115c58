package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** A tag. */
@CompiledJson
@Json
public record WireTag(String type, String text, String style_id, String pos) {}
