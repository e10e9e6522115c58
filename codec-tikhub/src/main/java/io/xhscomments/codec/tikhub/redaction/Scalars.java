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

/** Finds every text and number of a response, and every name of a member, where it stands. */
public final class Scalars {
    /** What is said of a user, also where it stands alone; in the spelling of other routes, too. */
    private static final Set<String> OF_USERS = Set.of(
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

    /** What only an object has that describes a user. */
    private static final Set<String> NAMES_OF_USERS =
            Set.of(FieldNames.USERID, FieldNames.NICKNAME, FieldNames.RED_ID, "userId", "redId");

    /** What is said of a user where it stands in such an object; elsewhere it is a picture of a note. */
    private static final Set<String> AVATARS = Set.of(FieldNames.IMAGES, FieldNames.IMAGE, "avatar");

    private final byte[] body;
    private final List<Scalar> found = new ArrayList<>();
    private final Deque<Container> open = new ArrayDeque<>();

    private Scalars(byte[] body) {
        this.body = body;
    }

    /**
     * All of a response. Nesting is not limited, so it is read without recursion.
     *
     * @throws DecodeException if it is not one whole JSON object
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
            boolean describesUser = value.members().keySet().stream().anyMatch(NAMES_OF_USERS::contains);
            value.eachMember((name, member) -> {
                String text = name.text();
                found.add(scalar(name, null, container.ofUser));
                add(
                        member,
                        text,
                        container.ofUser || OF_USERS.contains(text) || (describesUser && AVATARS.contains(text)));
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

    /** An object or a list, the member that it is the value of, and whether it says something of a user. */
    private record Container(JsonValue value, String member, boolean ofUser) {}
}
