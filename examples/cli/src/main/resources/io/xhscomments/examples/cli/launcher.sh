#!/bin/sh
# Starts the program with the class archive that the build made beside it. With another Java it starts, too, but slower.
# JAVA_HOME names the Java, JAVA_OPTS adds options for it. Only the quick compiler is used: up to some ten thousand pages,
# the other one takes more time than its code saves. JAVA_OPTS=-XX:TieredStopAtLevel=4 is for much longer runs.
home=$(dirname -- "$(readlink -f -- "$0")")
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:SharedArchiveFile="$home/xhs-comments.jsa" -Xlog:disable -Xlog:all=error:stderr \
  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $JAVA_OPTS -jar "$home/xhs-comments.jar" "$@"
