package io.xhscomments.codec.tikhub.error;

import java.util.regex.Pattern;

/**
 * Classifies the service's messages where the status alone does not tell the failure. Patterns match from the start of
 * a message, because a message may quote the caller's parameters or a note's text.
 */
final class ErrorMessages {
    private static final Pattern DEPRECATED = insensitive("\\s*this endpoint has been deprecated\\b");

    private static final String PARAMETERS = "(?:parameters?|params?|arguments?)";
    private static final String MEASURE = "[\\s_-]+";
    private static final Pattern INVALID_PARAMETERS =
            insensitive("\\s*(?:(?:error|bad request|400)\\W+)*(?:(?:invalid|illegal|missing|bad)" + MEASURE
                    + "(?:required" + MEASURE + ")?(?:request" + MEASURE + "|query" + MEASURE + ")?" + PARAMETERS
                    + "\\b|(?:the" + MEASURE + ")?(?:request" + MEASURE + ")?" + PARAMETERS + MEASURE
                    + "(?:(?:is|are)" + MEASURE + ")?(?:invalid|illegal|not valid|missing|errors?)\\b"
                    + "|(?:请求)?参数(?:无效|错误|有误|不合法|非法|缺失|不正确|校验失败)"
                    + "|(?:无效|非法|错误|缺少|不合法)的?(?:请求|必要|必填|必需)?的?参数)");

    private static final String FREE_CREDIT = "free[\\s_-]*(?:credits?|balance|quota)\\b";
    private static final String FEW_WORDS = "(?:[\\w'’-]+\\s+){0,4}?";
    private static final String NOT = "(?:not|cannot|\\w+n['’]?t)\\s+";
    private static final Pattern FREE_CREDIT_REFUSED =
            insensitive(".*?(?:" + NOT + FEW_WORDS + "(?:accept|allow|support|tak|us|pay|cover)\\w*\\s+" + FEW_WORDS
                    + FREE_CREDIT + "|" + FREE_CREDIT + "\\s+" + FEW_WORDS + NOT + FEW_WORDS
                    + "(?:accept|allow|support|us|applicable|eligible|pay|cover)"
                    + "|不(?:再)?(?:接受|支持|允许|可|能)[^，。,]{0,4}(?:免费|赠送)(?:额度|积分|余额)"
                    + "|(?:免费|赠送)(?:额度|积分|余额)[^，。,]{0,6}(?:不可|不能|不支持|不适用|无法|不被))");

    private static final Pattern EDGE_PROXY = insensitive(".*?(?:(?<![0-9A-Za-z])1010(?![0-9A-Za-z])"
            + "|\\berror(?:\\s+code)?:?\\s*1[0-2]\\d\\d(?![0-9A-Za-z])|\\bcloudflare\\b)");

    private ErrorMessages() {}

    static boolean isDeprecated(String message) {
        return matchesStart(DEPRECATED, message);
    }

    static boolean isInvalidParameters(String message) {
        return matchesStart(INVALID_PARAMETERS, message);
    }

    static boolean isFreeCreditRefused(String message) {
        return matchesStart(FREE_CREDIT_REFUSED, message);
    }

    static boolean isFromEdgeProxy(String message) {
        return matchesStart(EDGE_PROXY, message);
    }

    private static boolean matchesStart(Pattern pattern, String message) {
        return pattern.matcher(message).lookingAt();
    }

    private static Pattern insensitive(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
