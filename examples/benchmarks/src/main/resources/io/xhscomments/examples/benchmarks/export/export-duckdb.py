"""The same by DuckDB, which is told the types that it has to read: export-duckdb.py BODIES OUT"""
import sys

import duckdb

QUERY = """
COPY (
  SELECT
    c.id AS id, c.note_id AS noteId,
    strftime(make_timestamp(c.time * 1000000), '%Y-%m-%dT%H:%M:%SZ') AS createdAt,
    c.user.userid AS authorId, c.user.nickname AS authorNickname, c.user.red_id AS authorRedId,
    c.user.images AS authorAvatarUrl, c.content AS content, c.like_count AS likeCount,
    c.sub_comment_count AS replyCount,
    array_to_string(list_transform(c.show_tags_v2, lambda tag: tag.type), ' ') AS tags,
    c.ip_location AS ipLocation, c.status AS status, c.score AS score, c.liked AS liked,
    c.downvoted AS downvoted, c.collected AS collected, c.hidden AS hidden, c.comment_type AS commentType,
    c.show_type AS showType, c.share_strategy AS shareStrategy, c.translation_strategy AS translationStrategy,
    c.track_id AS trackId
  FROM (
    SELECT unnest(data.data.comments) AS c
    FROM read_json('BODIES/*/*.json', format = 'unstructured', columns = {data: 'STRUCT(data STRUCT(comments STRUCT(
      id VARCHAR, note_id VARCHAR, time BIGINT, content VARCHAR, like_count BIGINT, sub_comment_count BIGINT,
      ip_location VARCHAR, status INTEGER, score BIGINT, liked BOOLEAN, downvoted BOOLEAN, collected BOOLEAN,
      hidden BOOLEAN, comment_type INTEGER, show_type VARCHAR, share_strategy INTEGER,
      translation_strategy INTEGER, track_id VARCHAR, show_tags_v2 STRUCT(type VARCHAR)[],
      "user" STRUCT(userid VARCHAR, nickname VARCHAR, red_id VARCHAR, images VARCHAR))[]))'})
  )
) TO 'OUT' (FORMAT)
"""

bodies, out = sys.argv[1:]
format = "FORMAT csv, HEADER" if out.endswith(".csv") else "FORMAT json"
duckdb.sql(QUERY.replace("BODIES", bodies).replace("OUT", out).replace("FORMAT)", format + ")"))
