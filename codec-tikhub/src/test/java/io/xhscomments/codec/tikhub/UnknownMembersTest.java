package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.comment;
import static io.xhscomments.codec.tikhub.Responses.decode;
import static io.xhscomments.codec.tikhub.Responses.response;
import static io.xhscomments.codec.tikhub.Responses.responseWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.UnknownFields;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unknown members are kept as their exact JSON text. */
class UnknownMembersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0",
                "1.50",
                "1E+3",
                "1234567890123456789",
                "12345678901234567890123",
                "true",
                "false",
                "null",
                "\"\"",
                "\"plain\"",
                "\"\\u00e9\\n\\\"\\\\ \\/ : , { [\"",
                "\"捂脸🔵\"",
                "[]",
                "{}",
                "[ 1 , [ \"]\" ] ]",
                "{ \"a\" : { \"b\" : [ 1.0 , \"}\" ] } , \"a\" : 2 }",
                "\":\"",
                "\" lead\""
            })
    void textsAreExactInAnySurroundings(String json) {
        for (String between : new String[] {":", " : ", "\n\t:\r\n  ", ":  "}) {
            for (String after : new String[] {"", " ", "\n"}) {
                String member = "\"new\"" + between + json + after;
                Comment first = decode(
                                responseWith("{" + member + "," + comment().substring(1)))
                        .comments()
                        .get(0);
                Comment last = decode(responseWith(comment(member), comment()))
                        .comments()
                        .get(0);

                assertThat(first.unknownFields().asMap()).isEqualTo(Map.of("new", json));
                assertThat(last.unknownFields().asMap()).isEqualTo(Map.of("new", json));
            }
        }
    }

    @Test
    void textsAcrossBlockSizesAreExact() {
        for (int padding = 8000; padding < 8300; padding++) {
            String body = response("\"x\":\"" + "p".repeat(padding) + "\",\"comments\":["
                    + comment("\"n\":1234567890123456789", "\"s\":\"a\\\"b\"", "\"o\":{\"k\":[true,null]}")
                    + "],\"has_more\":false");

            assertThat(decode(body).comments().get(0).unknownFields().asMap())
                    .isEqualTo(Map.of("n", "1234567890123456789", "s", "\"a\\\"b\"", "o", "{\"k\":[true,null]}"));
        }
    }

    @Test
    void unknownMembersKeepTheirOrder() {
        UnknownFields unknownFields = decode(responseWith(comment("\"z\":1", "\"like_count\":2", "\"a\":3", "\"z\":4")))
                .comments()
                .get(0)
                .unknownFields();

        assertThat(unknownFields.names()).containsExactly("z", "a");
        assertThat(unknownFields.json("z")).contains("4");
        assertThat(unknownFields.json("like_count")).isEmpty();
    }

    @Test
    void nameMayHaveEscapes() {
        Comment comment = decode(responseWith(comment("\"like\\u005fcount\":2", "\"n\\u0065w\\n\":5")))
                .comments()
                .get(0);

        assertThat(comment.likeCount()).hasValue(2);
        assertThat(comment.unknownFields().asMap()).isEqualTo(Map.of("new\n", "5"));
    }

    @Test
    void eachObjectKeepsItsOwn() {
        Comment comment = decode(responseWith(comment(
                        "\"user\":{\"userid\":\"u\",\"a\":1,\"level\":{\"b\":2},\"additional_tags\":{\"c\":3}}",
                        "\"show_tags_v2\":[{\"type\":\"t\",\"d\":4}]",
                        "\"pictures\":[{\"e\":5}]",
                        "\"at_users\":[{\"f\":6}]",
                        "\"hash_tags\":[{\"name\":\"n\",\"g\":7}]",
                        "\"target_comment\":{\"id\":\"" + Responses.COMMENT_ID + "\",\"h\":8}",
                        "\"biz_label\":{\"i\":9}",
                        "\"sub_comments\":[" + comment("\"j\":10") + "]",
                        "\"k\":11")))
                .comments()
                .get(0);

        assertThat(comment.author().unknownFields().asMap()).isEqualTo(Map.of("a", "1"));
        assertThat(comment.author().level().orElseThrow().unknownFields().asMap())
                .isEqualTo(Map.of("b", "2"));
        assertThat(comment.author().additionalTags().asMap()).isEqualTo(Map.of("c", "3"));
        assertThat(comment.tags().get(0).unknownFields().asMap()).isEqualTo(Map.of("d", "4"));
        assertThat(comment.pictures().get(0).unknownFields().asMap()).isEqualTo(Map.of("e", "5"));
        assertThat(comment.mentions().get(0).unknownFields().asMap()).isEqualTo(Map.of("f", "6"));
        assertThat(comment.hashTags().get(0).unknownFields().asMap()).isEqualTo(Map.of("g", "7"));
        assertThat(comment.replyTo().orElseThrow().unknownFields().asMap()).isEqualTo(Map.of("h", "8"));
        assertThat(comment.businessLabel().unknownFields().asMap()).isEqualTo(Map.of("i", "9"));
        assertThat(comment.replies().get(0).unknownFields().asMap()).isEqualTo(Map.of("j", "10"));
        assertThat(comment.unknownFields().asMap()).isEqualTo(Map.of("k", "11"));
    }

    @Test
    void thePageKeepsItsOwn() {
        assertThat(decode(response("\"x\":[ 1 ],\"comments\":[],\"y\":{},\"has_more\":false"))
                        .unknownFields()
                        .asMap())
                .isEqualTo(Map.of("x", "[ 1 ]", "y", "{}"));
    }
}
