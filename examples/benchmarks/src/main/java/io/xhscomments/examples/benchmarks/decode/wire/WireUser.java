package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** The author of a comment. */
@CompiledJson
@Json
public record WireUser(
        String userid,
        String nickname,
        String red_id,
        String images,
        WireLevel level,
        Boolean ai_agent,
        String current_user) {}
