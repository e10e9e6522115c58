package io.xhscomments.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.xhscomments.core.testing.InLocale;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteLinkTest {
    private static final String ID = "6683b283000000001f0052bf";
    private static final String OTHER = "66c4b7a300000000270106f7";
    private static final String USER = "5ff0e6410000000001008400";
    private static final String LINK = "https://www.xiaohongshu.com/explore/" + ID;
    private static final String ENCODED_LINK = "https%3A%2F%2Fwww.xiaohongshu.com%2Fexplore%2F" + ID;
    private static final String LOGIN = "https://www.xiaohongshu.com/website-login/captcha?redirectPath=";

    static Stream<String> urlFormsAreRead() {
        return Stream.of("", "http://", "https://", "HTTPS://")
                .flatMap(scheme -> Stream.of(
                                "xiaohongshu.com",
                                "www.xiaohongshu.com",
                                "rednote.com",
                                "www.rednote.com",
                                "WWW.RedNote.COM")
                        .map(host -> scheme + host))
                .flatMap(site -> Stream.of(
                                "/explore/", "/discovery/item/", "/search_result/", "/user/profile/" + USER + "/")
                        .map(path -> site + path + ID))
                .flatMap(address -> Stream.of(
                                "",
                                "/",
                                "#comments",
                                "?xsec_token=ABcd-1_2=&xsec_source=pc_feed",
                                "/?source=webshare&xhsshare=pc_web",
                                "?note=" + OTHER)
                        .map(rest -> address + rest));
    }

    @ParameterizedTest
    @MethodSource
    void urlFormsAreRead(String address) {
        assertThat(NoteLink.parse(address).noteId()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "6683B283000000001F0052BF",
                "6683b283000000001F0052bf",
                " \t\r\n" + ID + "\u3000\n",
                "\u00a0" + ID + "\u00a0",
                "\ufeff" + ID + "\u200b",
            })
    void bareIdWithInvisibleCharactersIsRead(String text) {
        assertThat(NoteLink.parse(text).noteId()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.xiaohongshu.com/explore/6683B283000000001F0052BF",
                "https://www.xiaohongshu.com:443/explore/" + ID,
                "http://www.xiaohongshu.com:80/explore/" + ID,
                "https://www.xiaohongshu.com/user/profile/anonymous_user-1/" + ID,
            })
    void otherUrlSpellingsAreRead(String address) {
        assertThat(NoteLink.parse(address).noteId()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "【某标题 - 某作者 | 小红书】 😆 AbCdEf12345 😆 " + LINK + "?source=webshare&xsec_token=AB-_=",
                LINK + "，复制本条信息，打开【小红书】App查看精彩内容！",
                LINK + "。",
                LINK + "！看看",
                LINK + "复制本条信息",
                LINK + "？好不好",
                LINK + "）",
                LINK + "\u3000复制",
                LINK + "\n复制",
                LINK + "😆",
                "快来看" + LINK,
                "快来看www.xiaohongshu.com/explore/" + ID,
                "快来看xiaohongshu.com/explore/" + ID,
                "链接：" + LINK,
                "Link:" + LINK,
                "a title that sticks to it" + LINK,
                "A sentence." + LINK,
                "(" + LINK + ").",
                "'" + LINK + "'",
                "\"" + LINK + "\"",
                "<" + LINK + ">",
                "**" + LINK + "**",
                LINK + ", look at this",
                LINK + "?xsec_token=AB=).",
                "[" + LINK + "](" + LINK + ")",
                "a picture https://example.org/explore/" + OTHER + " and the note " + LINK,
                "by https://www.xiaohongshu.com/user/profile/" + USER + " " + LINK,
            })
    void shareTextsAreRead(String text) {
        assertThat(NoteLink.parse(text).noteId()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LOGIN + ENCODED_LINK,
                LOGIN + "https%3a%2f%2Fwww.xiaohongshu.com%2fexplore%2F" + ID,
                LOGIN + ENCODED_LINK + "%3Fxsec_token%3DAB%252B%3D%26source%3Dwebshare",
                LOGIN + ENCODED_LINK + "&verifyUuid=00000000-0000-4000-8000-000000000000&verifyType=102",
                LOGIN + "%2Fexplore%2F" + ID,
                LOGIN + "/discovery/item/" + ID + "%3Fxsec_token%3DAB",
                LOGIN + LINK,
                "https://www.rednote.com/website-login/captcha?callFrom=web&redirectPath=%2Fexplore%2F" + ID,
                "www.xiaohongshu.com/login?redirectPath=" + ENCODED_LINK,
                "登录" + LOGIN + ENCODED_LINK + "，复制",
            })
    void loginPagesAreRead(String address) {
        assertThat(NoteLink.parse(address).noteId()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {LINK + " " + LINK, LINK + "," + LINK, ID + " " + LINK, LINK + "\nrednote.com/explore/" + ID})
    void repeatedNoteIsOneNote(String text) {
        assertThat(NoteLink.parse(text).noteId()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINK + " https://www.xiaohongshu.com/explore/" + OTHER,
                LINK + "?xsec_token=AB=,https://www.xiaohongshu.com/explore/" + OTHER,
                LINK + "?xsec_token=AB=;www.rednote.com/explore/" + OTHER + "?source=webshare",
                LINK + "和" + LOGIN + "%2Fexplore%2F" + OTHER,
            })
    void severalNotesAreRefusedWithTheirIds(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(text))
                .withMessageContainingAll("one note", "2 different", ID, OTHER);
    }

    private static String links(int notes) {
        return IntStream.range(0, notes)
                .mapToObj(i -> String.format(Locale.ROOT, "https://rednote.com/explore/%024x ", i))
                .collect(Collectors.joining());
    }

    @Test
    void messageNamesTheFirstFiveNotes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(links(5)))
                .withMessageContaining("000000000000000000000004)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(links(1000)))
                .satisfies(refused -> assertThat(refused.getMessage())
                        .contains("1000 different", "000000000000000000000004…)")
                        .hasSizeLessThan(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://xhslink.com/a/AbC123xyz",
                "https://xhslink.cn/m/AbC123xyz",
                "xhslink.com/o/AbC123xyz",
                "HTTPS://XHSLINK.COM/a/AbC123xyz",
                "XhsLink.CN/m/AbC123xyz",
                "https://www.xhslink.com/a/AbC123xyz",
                "83 某人发布了一篇小红书笔记，快来看吧！ 😆 AbC 😆 http://xhslink.com/a/AbC123xyz，复制本条信息",
                "看xhslink.com/a/AbC123xyz，",
                LINK + " http://xhslink.com/a/AbC123xyz",
                "http://xhslink.com/a/AbC123xyz " + LINK,
                LOGIN + "http%3A%2F%2Fxhslink.com%2Fa%2FAbC123xyz",
            })
    void shortLinkIsRefusedEvenBesideAFullLink(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(text))
                .withMessageMatching(
                        "(?is).*short link \"[^\"]*xhslink\\.c(?:om|n)/[amo]/AbC123xyz\" .*cannot be read offline.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.xiaohongshu.com/user/profile/" + USER,
                "https://www.xiaohongshu.com/user/profile/" + USER + "/?xsec_token=AB=",
                "看 rednote.com/user/profile/" + USER + "，",
                LOGIN + "%2Fuser%2Fprofile%2F" + USER,
            })
    void linkToAUserIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(text))
                .withMessageContainingAll("link to a note", USER, "leads to a user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.xiaohongshu.com/item/" + ID + "?xsec_token=AB=",
                "xhsdiscover://item/" + ID,
                "xhsdiscover://item/" + ID + "?type=normal&source=webshare",
                "xhsdiscover://video_feed/" + ID,
                "XHSDISCOVER://ITEM/6683B283000000001F0052BF",
                "xhsdiscover%3A%2F%2Fitem%2F" + ID,
                "打开xhsdiscover://item/" + ID + "，看",
                "https://m.xiaohongshu.com/discovery/item/" + ID,
                "m.rednote.com/item/" + ID,
                "https://us.rednote.com/explore/" + ID,
                "https://www.sg.xiaohongshu.com/explore/" + ID,
                "https://m.us.rednote.com/explore/" + ID,
                "https://jp.m.xiaohongshu.com/explore/" + ID,
                "https://zh-tw.rednote.com/explore/" + ID,
                "https://www.rednote.com/en-us/explore/" + ID,
                "https://www.xiaohongshu.com/404?noteId=" + ID + "&errorCode=-510001",
                "https://www.xiaohongshu.com/404?error_code=300031&amp;note_id=" + ID,
                "https://www.xiaohongshu.com/404/sec_AbCdEfGh?redirectPath=" + ENCODED_LINK + "&error_code=300031",
                "https://www.xiaohongshu.com/404/sec_AbCdEfGh?redirectPath=https%253A%252F%252Fwww.xiaohongshu.com"
                        + "%252Fexplore%252F" + ID,
                "https://www.xiaohongshu.com/404?noteId=" + ID + "&redirectPath=" + ENCODED_LINK,
                "https://www.xiaohongshu.com/404?noteId=" + ID + "&redirectPath=%zz",
                "https://www.xiaohongshu.com/website-login/error?redirectPath=" + ENCODED_LINK + "&httpStatus=461",
                "https://www.xiaohongshu.com/error?redirect=%2Fitem%2F" + ID,
                LOGIN + "%2F404%3FnoteId%3D" + ID,
                LOGIN + "%2F%2Fm.xiaohongshu.com%2Fexplore%2F" + ID,
                "HTTPS://WWW.XIAOHONGSHU.COM/EXPLORE/6683B283000000001F0052BF?XSEC_TOKEN=AB",
                "https://www.xiaohongshu.com/Discovery/Item/" + ID,
                "HTTPS://WWW.XIAOHONGSHU.COM/404?NOTEID=" + ID,
            })
    void furtherUrlFormsAreRead(String address) {
        assertThat(NoteLink.parse(address).noteId()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https: //www.xiaohongshu.com/explore/" + ID,
                "https:// www.xiaohongshu.com/explore/" + ID,
                "看https: //m.xiaohongshu.com/discovery/item/" + ID + " 复制",
                "https：//www.xiaohongshu.com/explore/" + ID,
                "https:/www.xiaohongshu.com/explore/" + ID,
                "https//www.xiaohongshu.com/explore/" + ID,
                "ttps://www.xiaohongshu.com/explore/" + ID,
                "//www.xiaohongshu.com/explore/" + ID,
                "(//www.xiaohongshu.com/explore/" + ID + ")",
            })
    void urlsWithBrokenSchemesAreRead(String address) {
        assertThat(NoteLink.parse(address).noteId()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ENCODED_LINK,
                ENCODED_LINK + "%3Fxsec_token%3DAB%253D",
                ENCODED_LINK + "%20%E5%A4%8D%E5%88%B6",
                "HTTPS%3A%2F%2FWWW.XIAOHONGSHU.COM%2Fexplore%2F" + ID,
                "https%253A%252F%252Fwww.xiaohongshu.com%252Fexplore%252F" + ID,
                "https:%2F%2Fwww.xiaohongshu.com%2Fexplore%2F" + ID,
                "www.xiaohongshu.com%2Fexplore%2F" + ID,
                "www.xiaohongshu.com%252Fexplore%252F" + ID,
                "https://www.xiaohongshu.com%2Fexplore%2F" + ID,
                "https://www.xiaohongshu.com/explore%2F" + ID,
                "https://www.xiaohongshu.com/explore%252F" + ID,
                "https://www.xiaohongshu.com/%65xplore/" + ID,
                "https%3A%2F%2Fwww.xiaohongshu.com%2Fwebsite-login%2Fcaptcha%3FredirectPath%3D"
                        + "https%253A%252F%252Fwww.xiaohongshu.com%252Fexplore%252F" + ID,
                "快来看" + ENCODED_LINK + "，复制",
                ENCODED_LINK + "," + ENCODED_LINK,
            })
    void percentEncodedUrlsAreRead(String address) {
        assertThat(NoteLink.parse(address).noteId()).hasToString(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.xiaohongshu.com/404?noteId=" + ID + "&redirectPath=%2Fexplore%2F" + OTHER,
                "https://www.xiaohongshu.com/explore/" + ID + "?noteId=" + OTHER,
                "https://www.xiaohongshu.com/404?noteId=" + ID + "&noteId=" + OTHER,
                "xhsdiscover://item/" + ID + "?note_id=" + OTHER,
                "xhsdiscover://item/" + ID + " m.xiaohongshu.com/item/" + OTHER,
                ENCODED_LINK + ",https%3A%2F%2Frednote.com%2Fexplore%2F" + OTHER,
            })
    void twoIdsInOneUrlAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(text))
                .withMessageContainingAll("one note", "2 different", ID, OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.xiaohongshu.com/board/" + ID,
                "https://www.xiaohongshu.com/goods-detail/" + ID,
                "https://evil.m.xiaohongshu.com/explore/" + ID,
                "https://us.evil.rednote.com/explore/" + ID,
                "notm.xiaohongshu.com/explore/" + ID,
                "https://m.xiaohongshu.com.evil.example/explore/" + ID,
                "https://xhsdiscover/item/" + ID,
                "myxhsdiscover:/item/" + ID,
                "xhsdiscover://goods/" + ID,
                "https://evil.example/404?noteId=" + ID,
                "https://evil.example/404/sec_x?redirectPath=" + ENCODED_LINK,
                "https://evil.example/?u=" + ENCODED_LINK,
                "https://evil.example/?u=xhsdiscover://item/" + ID,
                "evil.example//www.xiaohongshu.com/explore/" + ID,
                "evil.example/https:/www.xiaohongshu.com/explore/" + ID,
                "https://www.xiaohongshu.com%2F@evil.example/explore/" + ID,
                "https://www.xiaohongshu.com%2Fexplore%2F" + ID + "%3F@evil.example/",
                "www.xiaohongshu.com%2Fexplore%2F" + ID + "@evil.example/",
                "https%3A%2F%2Fwww.xiaohongshu.com%40evil.example%2Fexplore%2F" + ID,
                "https%3A%2F%2Fwww.xiaohongshu.com.evil.example%2Fexplore%2F" + ID,
                "https%25253A%25252F%25252Fwww.xiaohongshu.com%25252Fexplore%25252F" + ID,
                "https://www.xiaohongshu.com/404?noteId=" + ID + "0",
                "https://www.xiaohongshu.com/404#noteId=" + ID,
                "https://www.xiaohongshu.com/404/sec_x?redirectPath=https%3A%2F%2Fevil.example%2Fexplore%2F" + ID,
            })
    void misleadingTextsAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(text))
                .withMessageContainingAll("24 hex digits", "found no note in \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xhsdiscover://user/" + USER,
                "https://www.xiaohongshu.com/404/sec_x?redirectPath=%2Fuser%2Fprofile%2F" + USER
            })
    void furtherLinksToAUserAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(text))
                .withMessageContainingAll("link to a note", USER, "leads to a user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://xhslink.com/a/AbC123xyz",
                "看 http://xhslink.com/a/AbC123xyz，复制本条信息",
                "http://xhslink.com/a/AbC123xyz http://xhslink.com/a/AbC123xyz.",
                "http://xhslink.com/a/AbC123xyz https://XHSLINK.com/a/AbC123xyz/",
                "http%3A%2F%2Fxhslink.com%2Fa%2FAbC123xyz",
                LOGIN + "http%3A%2F%2Fxhslink.com%2Fa%2FAbC123xyz",
                "by https://www.xiaohongshu.com/user/profile/" + USER + " http://xhslink.com/a/AbC123xyz",
            })
    void onlyShortLinkIsFound(String text) {
        assertThat(NoteLink.shortLinkIn(text)).contains(ShortLink.of("http://xhslink.com/a/AbC123xyz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ID,
                LINK,
                LINK + " http://xhslink.com/a/AbC123xyz",
                "http://xhslink.com/a/AbC123xyz http://xhslink.com/a/Other",
                "http://xhslink.com/a/AbC123xyz http://xhslink.com/",
                "http://xhslink.com/",
                "http://xhslink.com.evil.example/a/AbC123xyz",
                "https://evil.example/?u=http://xhslink.com/a/AbC123xyz",
            })
    void textsWithoutOneShortLinkAreEmpty(String text) {
        assertThat(NoteLink.shortLinkIn(text)).isEmpty();
    }

    @Test
    void tooLongTextIsRefusedForShortLinks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.shortLinkIn("x".repeat(100_001)))
                .withMessageContaining("at most 100000 characters");
    }

    static final String[] NO_NOTE = {
        "6683b283000000001f0052b",
        "6683b283000000001f0052bf0",
        "6683b283000000001f0052bf1f0052bf",
        "6683b283000000001f0052bg",
        "６６８３b283000000001f0052bf",
        "note " + ID,
        "https://www.xiaohongshu.com/explore/6683b283000000001f0052b",
        "https://www.xiaohongshu.com/explore/6683b283000000001f0052bf0",
        "https://www.xiaohongshu.com/explore/6683b283000000001f0052bf1f0052bf",
        "https://www.xiaohongshu.com/user/profile/" + USER + "/6683b283000000001f0052b",
        "https://www.xiaohongshu.com/user/profile//" + ID,
        "https://www.xiaohongshu.com/user/profile/" + USER + "/" + ID + "/" + OTHER,
        "https://www.xiaohongshu.com/explore",
        "https://www.xiaohongshu.com/",
        "https://www.xiaohongshu.com/other/" + ID,
        "https://www.xiaohongshu.com/?note=" + ID,
        "https://www.xiaohongshu.com/#/explore/" + ID,
        "https://www.xiaohongshu.com?/explore/" + ID,
        "https://www.xiaohongshu.com.evil.example/explore/" + ID,
        "www.xiaohongshu.com.evil.example/explore/" + ID,
        "https://notxiaohongshu.com/explore/" + ID,
        "notxiaohongshu.com/explore/" + ID,
        "not-xiaohongshu.com/explore/" + ID,
        "https://evil.xiaohongshu.com/explore/" + ID,
        "evil.xiaohongshu.com/explore/" + ID,
        "https://xiaohongshu.com@evil.example/explore/" + ID,
        "https://www.xiaohongshu.com:pass@evil.example/explore/" + ID,
        "https://user@www.xiaohongshu.com/explore/" + ID,
        "user@xiaohongshu.com/explore/" + ID,
        "https://www.xiaohongshu.com\\@evil.example/explore/" + ID,
        "https://evil.example/?u=" + LINK,
        "evil.example/?u=" + LINK,
        "evil.example/" + LINK,
        "evil.example/www.xiaohongshu.com/explore/" + ID,
        "https://evil.example/#" + LINK,
        "https://evil.example/explore/" + ID,
        "https://evil.example/website-login/captcha?redirectPath=" + ENCODED_LINK,
        "https://www.xiaohongshu.com:8443/explore/" + ID,
        "https://www.xiaohongshu.com:44380/explore/" + ID,
        "https:///explore/" + ID,
        "/explore/" + ID,
        "https://",
        "http://,https://",
        "ftp://www.xiaohongshu.com/explore/" + ID,
        LOGIN,
        LOGIN.replace("redirectPath", "otherPath") + ENCODED_LINK,
        LOGIN + "%2F%2Fevil.example%2Fexplore%2F" + ID,
        LOGIN + "https%3A%2F%2Fevil.example%2Fexplore%2F" + ID,
        LOGIN + "https%253A%252F%252Fwww.xiaohongshu.com%252Fexplore%252F" + ID,
        LOGIN + "%2Fwebsite-login%2Fcaptcha%3FredirectPath%3D%2Fexplore%2F" + ID,
        "",
        " \u3000\n",
        "null",
        "小红书",
    };

    @ParameterizedTest
    @FieldSource("NO_NOTE")
    void textWithoutANoteIsRefusedWithAdvice(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(text))
                .withMessageContainingAll(
                        "24 hex digits", "https://www.xiaohongshu.com/explore/", "found no note in \"")
                .withMessageContaining(
                        text.strip().substring(0, Math.min(30, text.strip().length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2Fexplore%2", "%2Fexplore%zz", "%", "%-1"})
    void invalidEscapesAreRefusedWithTheirValue(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(LOGIN + path))
                .withMessageContainingAll("percent-encoded", QuotedText.of(path));
    }

    @Test
    void tooLongTextIsRefused() {
        String longest = LINK + " ".repeat(100_000 - LINK.length());

        assertThat(NoteLink.parse(longest).noteId()).hasToString(ID);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteLink.parse(longest + " "))
                .withMessageContainingAll("at most 100000 characters", "\"" + LINK, "100001 characters");
    }

    static Stream<String> parsingTakesLinearTime() {
        return Stream.of(
                        ")",
                        ",",
                        "/",
                        "%",
                        "a",
                        "=",
                        "www.",
                        "https://",
                        "https://,",
                        ",https:/",
                        "xiaohongshu.com/",
                        "http://www.xiaohongshu.com/explore/",
                        "https%253A%252F%252F",
                        "%25",
                        "m.us.",
                        "ttps:/",
                        "xhsdiscover://",
                        "noteId=&amp;",
                        "/user/profile/",
                        "redirectPath=&",
                        "，",
                        "\ud83d",
                        " ")
                .flatMap(part -> Stream.of("", "https://www.xiaohongshu.com/", LOGIN)
                        .map(before -> before + part.repeat((99_000 - before.length()) / part.length()) + "x"));
    }

    @ParameterizedTest
    @MethodSource
    void parsingTakesLinearTime(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoteLink.parse(text));
    }

    @Test
    void upperCaseHostsAreReadInTurkishLocale() {
        assertThat(InLocale.turkish(() -> NoteLink.parse("HTTPS://WWW.XIAOHONGSHU.COM/explore/" + ID)))
                .isEqualTo(new NoteLink(new NoteId(ID)));
        assertThat(InLocale.turkish(() -> NoteLink.parse("WWW.XIAOHONGSHU.COM/discovery/item/" + ID)))
                .isEqualTo(new NoteLink(new NoteId(ID)));
    }

    @Test
    void uriIsTheWebAddressOfTheNote() {
        assertThat(NoteLink.parse("rednote.com/explore/" + ID + "?xsec_token=AB=")
                        .uri())
                .isEqualTo(URI.create(LINK));
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> NoteLink.parse(null));
    }
}
