#!/bin/sh
# Starts the program with the class archive that the build made beside it. With another Java it starts, too, but slower.
# JAVA_HOME names the Java, JAVA_OPTS adds options for it. Most runs are short, so only the quick compiler is used;
# JAVA_OPTS=-XX:TieredStopAtLevel=4 is better for exports of many thousand pages.
home=$(dirname -- "$(readlink -f -- "$0")")
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:SharedArchiveFile="$home/xhs-comments.jsa" -Xlog:disable -Xlog:all=error:stderr \
  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $JAVA_OPTS -jar "$home/xhs-comments.jar" "$@"
