"""Saved responses to csv, as one would write it: cold.py BODIES OUT"""
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


bodies, out = sys.argv[1:]
with open(out, "w", encoding="utf-8", newline="") as file:
    rows = csv.writer(file)
    rows.writerow(COLUMNS)
    for name in sorted(glob.glob(bodies + "/*.json")):
        with open(name, "rb") as body:
            rows.writerows(map(row, json.load(body)["data"]["data"]["comments"]))
