package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.comment;
import static io.xhscomments.codec.tikhub.Responses.response;
import static io.xhscomments.codec.tikhub.Responses.responseWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast decoder reads every spelling of a value or a name as the plain decoder does, or leaves it to that. */
class FastDecoderSpellingTest {
    /**
     * Objects of every kind in a response, each with a placeholder for one more member, also before a required member,
     * which then comes twice.
     */
    static final List<String> OBJECTS = List.of(
            "{@,\"data\":{\"data\":{\"comments\":[],\"has_more\":false}}}",
            "{\"data\":{\"data\":{\"comments\":[],\"has_more\":false},@}}",
            response("@,\"comments\":[],\"has_more\":false"),
            response("\"comments\":[],\"has_more\":false,@"),
            responseWith(comment("@")),
            responseWith(comment().replace("{\"id\"", "{@,\"id\"")),
            responseWith(comment("\"user\":{\"userid\":\"u\",@}")),
            responseWith(comment("\"user\":{@,\"userid\":\"u\"}")),
            responseWith(comment("\"user\":{\"userid\":\"u\",\"level\":{@}}")),
            responseWith(comment("\"show_tags\":[{\"type\":\"t\",@}]")),
            responseWith(comment("\"show_tags\":[{@,\"type\":\"t\"}]")),
            responseWith(comment("\"pictures\":[{@}]")),
            responseWith(comment("\"at_users\":[{@}]")),
            responseWith(comment("\"hash_tags\":[{\"name\":\"n\",@}]")),
            responseWith(comment("\"hash_tags\":[{@,\"name\":\"n\"}]")),
            responseWith(comment("\"target_comment\":{\"id\":\"" + Responses.COMMENT_ID + "\",@}")),
            responseWith(comment("\"target_comment\":{@,\"id\":\"" + Responses.COMMENT_ID + "\"}")),
            responseWith(comment("\"biz_label\":{@}")),
            responseWith(comment("\"sub_comments\":[" + comment("@") + "]")));

    private static final String NAMES = """
            code data request_id time_stamp router cache_url success user_id comment_count comment_count_l1
            comments has_more cursor all_sort_strategies current_sort_strategy page_context id note_id
            content time user like_count sub_comment_count show_tags show_tags_v2 pictures at_users
            hash_tags ip_location status score sub_comments sub_comment_cursor target_comment liked
            downvoted collected hidden invalid relatable_to_note biz_label comment_type show_type
            share_strategy translation_strategy track_id friend_liked_msg media_source_type userid nickname
            red_id images level additional_tags ai_agent current_user image type text style_id pos url
            origin_url width height file_id name link product_review group_invite rich_text message other
            """;

    /** Valid, invalid and unusual values. */
    private static final List<String> VALUES = List.of("""
            null true false True nul nulll truefalse "" "x" "true" "FALSE" "Unknown" "unknown" "maybe" "true\\u0020"
            "\\u0074rue" "common" "interaction-service.local" "6683b283000000001f0052bf" "6683B283000000001F0052BF"
            "6683b283000000001f0052b" "no/id" "200" 200 0 -0 1 2 -1 00 01 -01 +1 1.0 0.0 1.5 1. .5 1e0 1E+2 1e-1 1e 1e+ -
            --1 1- 0x1 1_0 NaN 2147483647 2147483648 -2147483648 -2147483649 999999999999999999 1000000000000000000
            9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809 18446744073709551616
            184467440737095516160 31556889864403199 31556889864403200 -31557014167219200 -31557014167219201 "0" "-0"
            "007" "+7" "\\u00207" "7\\t" "7.0" "1e3" "9223372036854775807" "\\u0037" "٣" [] [null] [1] ["x"] [""] [{}]
            [[]] ["x",] [,] [1\t2] {} {"a":1} {"a":1,} {"a"} {a:1} {"type":"t"} {"userid":"u"} {"data":null}
            {"a":1,"a":2} 'x' x /**/1 //1 ,
            """.strip().split("[ \n]+", -1));

    static Stream<String> names() {
        return Stream.of(NAMES.split("\\s+", -1)).filter(name -> !name.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyMemberWithEveryValueInEveryObject(String name) {
        for (String object : OBJECTS) {
            for (String value : VALUES) {
                DecoderComparison.readsFast(object.replace("@", "\"" + name + "\":" + value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameWithEscapedOrChangedCharacters(String name) {
        for (String object : OBJECTS) {
            for (int i = 0; i < name.length(); i++) {
                String escaped = String.format(Locale.ROOT, "\\u%04x", (int) name.charAt(i));
                for (String instead : List.of(escaped, "", "_", "\u00e9", "\\", "\"", "\0")) {
                    String other = name.substring(0, i) + instead + name.substring(i + 1);
                    DecoderComparison.readsFast(object.replace("@", "\"" + other + "\":\"1\""));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"b\":"})
    void nestingOfEveryDepth(String opening) {
        String closing = opening.replaceAll("[^\\[{]", "").replace("[", "]").replace("{", "}");
        closing = new StringBuilder(closing).reverse().toString();
        boolean shallow = true;
        for (int depth = 1; depth < 300; depth++) {
            String value = opening.repeat(depth) + "1" + closing.repeat(depth);
            for (String object : OBJECTS) {
                shallow &= DecoderComparison.readsFast(object.replace("@", "\"new\":" + value));
            }
            assertThat(shallow || depth > 20).isTrue();
        }
        assertThat(shallow).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\r\n", "\t", " \n\t\r ", "\f", "\u00a0", "\u000b", "\0", "/**/"})
    void whiteSpaceAndOtherCharactersEverywhere(String space) {
        String page = responseWith(comment("\"new\":[1,{\"a\":true}],\"show_tags\":[\"x\",\"y\"],\"liked\":null"));
        for (int at = 0; at <= page.length(); at++) {
            DecoderComparison.readsFast(page.substring(0, at) + space + page.substring(at));
        }
        String everywhere = page.replaceAll("([\\[\\]{},:])", space + "$1" + space);
        assertThat(DecoderComparison.readsFast(everywhere)).isEqualTo(" \n\r\t".contains(space.substring(0, 1)));
    }

    @Test
    void listsOfEveryLengthAreRead() {
        for (int length = 0; length < 40; length++) {
            String[] comments = Stream.generate(() -> comment("\"show_tags\":[\"a\",\"b\",\"c\",\"d\"]"))
                    .limit(length)
                    .toArray(String[]::new);

            assertThat(DecoderComparison.readsFast(responseWith(comments))).isTrue();
        }
    }

    @Test
    void cursorsOfEveryAllowedLength() {
        for (int length : new int[] {1, 16_384, 16_385}) {
            String body = response("\"comments\":[],\"has_more\":true,\"cursor\":\"" + "x".repeat(length) + "\"");

            assertThat(DecoderComparison.readsFast(body)).isEqualTo(length < 16_385);
            DecoderComparison.assertSame(Responses.REQUEST, body.getBytes(UTF_8));
        }
    }
}
