package io.xhscomments.examples.cli.option;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.examples.cli.language.MessageKey;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options for the order and the area of the comments. */
public final class CommentsOptions {
    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            converter = OrderConverter.class,
            completionCandidates = Orders.class,
            defaultValue = "latest",
            description =
                    "The order of the comments: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. The other orders need the route app-v2. "
                            + "For the order default, the service documents that pages miss comments and repeat others.")
    private CommentOrder order = CommentOrder.LATEST;

    @Option(
            names = "--area",
            paramLabel = "AREA",
            converter = AreaConverter.class,
            completionCandidates = Areas.class,
            defaultValue = "unfolded",
            description =
                    "The part of the comments: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. folded needs the route app-v2. "
                            + "Requests for folded are charged; only the parameter of the service suggests that they return comments.")
    private CommentArea area = CommentArea.UNFOLDED;

    CommentOrder order() {
        return order;
    }

    CommentArea area() {
        return area;
    }

    /** Whether the newest comments come first, so that a reading can stop at an old or known comment. */
    boolean isLatestFirst() {
        return order == CommentOrder.LATEST;
    }

    /** The request for the first page of a note. */
    public NoteComments firstPage(NoteId note) {
        return PageRequest.comments(note).order(order).area(area);
    }

    private static Stream<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        MessageKey.USAGE_ONE_OF,
                        names(type.getEnumConstants()).collect(Collectors.joining(", ")),
                        value));
    }

    static final class Orders implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(CommentOrder.values()).iterator();
        }
    }

    static final class Areas implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(CommentArea.values()).iterator();
        }
    }

    static final class OrderConverter implements ITypeConverter<CommentOrder> {
        @Override
        public CommentOrder convert(String value) {
            return constant(CommentOrder.class, value);
        }
    }

    static final class AreaConverter implements ITypeConverter<CommentArea> {
        @Override
        public CommentArea convert(String value) {
            return constant(CommentArea.class, value);
        }
    }
}
