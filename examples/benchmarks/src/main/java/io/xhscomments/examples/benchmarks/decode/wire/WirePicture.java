package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** A picture. */
@CompiledJson
@Json
public record WirePicture(String url, String origin_url, Integer width, Integer height, String file_id) {}
