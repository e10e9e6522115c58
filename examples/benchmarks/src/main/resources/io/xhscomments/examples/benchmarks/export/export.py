"""Saved responses to csv or jsonl, as one would write it: export.py BODIES OUT"""
import csv
import glob
import json
import sys
from datetime import datetime, timezone

COLUMNS = [
    "id", "noteId", "createdAt", "authorId", "authorNickname", "authorRedId", "authorAvatarUrl", "content",
    "likeCount", "replyCount", "tags", "ipLocation", "status", "score", "liked", "downvoted", "collected",
    "hidden", "commentType", "showType", "shareStrategy", "translationStrategy", "trackId",
]


def truth(value):
    return "" if value is None else "true" if value else "false"


def row(c):
    user = c["user"]
    time = datetime.fromtimestamp(c["time"], timezone.utc)
    return [
        c["id"], c["note_id"], time.strftime("%Y-%m-%dT%H:%M:%SZ"), user["userid"], user["nickname"],
        user.get("red_id", ""), user["images"], c["content"], c["like_count"], c.get("sub_comment_count", ""),
        " ".join(tag["type"] for tag in c["show_tags_v2"]), c.get("ip_location", ""), c["status"], c["score"],
        truth(c.get("liked")), truth(c.get("downvoted")), truth(c.get("collected")), truth(c.get("hidden")),
        c.get("comment_type", ""), c.get("show_type", ""), c.get("share_strategy", ""),
        c.get("translation_strategy", ""), c.get("track_id", ""),
    ]


def comments(bodies):
    for name in sorted(glob.glob(bodies + "/**/*.json", recursive=True)):
        with open(name, "rb") as file:
            yield from json.load(file)["data"]["data"]["comments"]


bodies, out = sys.argv[1:]
with open(out, "w", encoding="utf-8", newline="") as file:
    if out.endswith(".csv"):
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows(map(row, comments(bodies)))
    else:
        for comment in comments(bodies):
            values = (pair for pair in zip(COLUMNS, row(comment)) if pair[1] != "")
            file.write(json.dumps(dict(values), ensure_ascii=False, separators=(",", ":")) + "\n")
