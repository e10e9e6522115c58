package io.xhscomments.examples.benchmarks.decode.wire;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;

/** A page. */
@CompiledJson
@Json
public record WirePage(
        String user_id,
        Long comment_count,
        Long comment_count_l1,
        List<WireComment> comments,
        Boolean has_more,
        String cursor,
        List<String> all_sort_strategies,
        String current_sort_strategy,
        String page_context) {}
