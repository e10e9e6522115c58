package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** The business label of a comment. */
@CompiledJson
@Json
public record WireLabel(Boolean product_review, String group_invite, String rich_text) {}
