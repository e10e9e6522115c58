package io.xhscomments.codec.tikhub.redaction;

import io.xhscomments.codec.tikhub.json.JsonDocument;
import io.xhscomments.codec.tikhub.json.JsonValue;
import io.xhscomments.codec.tikhub.wire.FieldNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds every text, number and member name of a response. */
public final class Scalars {
    /** Members that describe a user anywhere in a response, also in the spelling of other routes. */
    private static final Set<String> USER_MEMBERS = Set.of(
            FieldNames.USER,
            FieldNames.AT_USERS,
            FieldNames.USERID,
            FieldNames.USER_ID,
            FieldNames.NICKNAME,
            FieldNames.RED_ID,
            "user_info",
            "userInfo",
            "atUsers",
            "userId",
            "redId");

    /** Members that only an object with user data has. */
    private static final Set<String> IDENTIFYING_MEMBERS =
            Set.of(FieldNames.USERID, FieldNames.NICKNAME, FieldNames.RED_ID, "userId", "redId");

    /** Members that describe a user in such an object; elsewhere they are pictures of a note. */
    private static final Set<String> AVATAR_MEMBERS = Set.of(FieldNames.IMAGES, FieldNames.IMAGE, "avatar");

    private final byte[] body;
    private final List<Scalar> found = new ArrayList<>();
    private final Deque<Container> open = new ArrayDeque<>();

    private Scalars(byte[] body) {
        this.body = body;
    }

    /**
     * All scalars of a response. Nesting is not limited, so there is no recursion.
     *
     * @throws io.xhscomments.codec.tikhub.json.DecodeException if the body is not one complete JSON object
     */
    public static List<Scalar> in(byte[] body) {
        Scalars scalars = new Scalars(body);
        scalars.add(JsonDocument.parseObject(body), "", false);
        while (!scalars.open.isEmpty()) {
            scalars.readNext(scalars.open.pop());
        }
        return scalars.found;
    }

    private void readNext(Container container) {
        JsonValue value = container.value;
        if (value.isObject()) {
            boolean describesUser = value.members().keySet().stream().anyMatch(IDENTIFYING_MEMBERS::contains);
            value.eachMember((name, member) -> {
                String text = name.text();
                found.add(scalar(name, null, container.ofUser));
                add(
                        member,
                        text,
                        container.ofUser
                                || USER_MEMBERS.contains(text)
                                || (describesUser && AVATAR_MEMBERS.contains(text)));
            });
        } else {
            value.elements().forEach(element -> add(element, container.member, container.ofUser));
        }
    }

    private void add(JsonValue value, String member, boolean ofUser) {
        switch (value.kind()) {
            case OBJECT, LIST -> open.push(new Container(value, member, ofUser));
            case TEXT, NUMBER -> found.add(scalar(value, member, ofUser));
            case BOOLEAN, NULL -> {}
        }
    }

    private Scalar scalar(JsonValue value, @Nullable String member, boolean ofUser) {
        return new Scalar(body, value.start(), value.end(), member, ofUser);
    }

    /** An object or a list, its member, and whether it describes a user. */
    private record Container(JsonValue value, String member, boolean ofUser) {}
}
