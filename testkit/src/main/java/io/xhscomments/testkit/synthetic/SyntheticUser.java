package io.xhscomments.testkit.synthetic;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.testkit.wire.Seeds;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** A generated commenter. A note has a few thousand commenters, each with several comments. */
record SyntheticUser(String userId, String nickname, String redId, String image) {
    private static final int USERS = 4096;
    private static final HexFormat HEX = HexFormat.of();
    private static final List<ShuffledMembers.Member<SyntheticUser>> MEMBERS = List.of(
            (json, user) -> json.name("userid").value(user.userId),
            (json, user) -> json.name("nickname").value(user.nickname),
            (json, user) -> json.name("red_id").value(user.redId),
            (json, user) -> json.name("images").value(user.image),
            (json, user) ->
                    json.name("level").beginObject().name("image").value("").endObject(),
            (json, user) -> json.name("additional_tags").beginObject().endObject(),
            (json, user) -> json.name("ai_agent").value(false),
            (json, user) -> json.name("current_user").value("false"));

    static SyntheticUser of(long seed, int number) {
        SplittableRandom random = new SplittableRandom(Seeds.mix(seed, ~(long) Math.floorMod(number, USERS)));
        String id = (HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong())).substring(0, 29);
        String redId =
                random.nextInt(4) == 0 ? "synth_" + random.nextInt(1000) : Long.toString(random.nextLong(1L << 33));
        return new SyntheticUser(
                id, SyntheticTexts.name(random), redId, "https://avatar.invalid/avatar/" + id + ".jpg");
    }

    void write(JsonWriter json, SplittableRandom order) throws IOException {
        ShuffledMembers.write(json, this, MEMBERS, order);
    }
}
