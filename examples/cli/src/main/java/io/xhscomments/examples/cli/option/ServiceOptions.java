package io.xhscomments.examples.cli.option;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the service, the route and the API key. */
public final class ServiceOptions {
    private static final String AUTO = "auto";
    /** The environment variable with the API key. */
    public static final String KEY_VARIABLE = "TIKHUB_API_KEY";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            converter = UrlConverter.class,
            description = "The URL of the service, with its path prefix if it has one. Default: the host of TikHub.")
    private @Nullable URI baseUrl;

    @Option(
            names = "--api-path",
            paramLabel = "PATH",
            converter = ApiPathConverter.class,
            description =
                    "The beginning of the paths of the service, before /xiaohongshu/..., for example /api/u1/v1. Default: /api/v1.")
    private ApiPath apiPath = ApiPath.DEFAULT;

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            converter = RouteConverter.class,
            completionCandidates = Routes.class,
            defaultValue = AUTO,
            description =
                    "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}: the route that the note is stored under, else web-v1, "
                            + "or app-v2 if web-v1 is retired. Their prices differ.")
    private Choice route = Choice.AUTOMATIC;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "A file that contains only the API key. Default: the key in the variable " + KEY_VARIABLE
                    + ". No option takes the key itself, because every user of the machine can read arguments.")
    private @Nullable Path apiKeyFile;

    /** The settings of a transport. Reads the API key, and sends nothing. */
    public TikHubTransport.Builder transport(Console console) throws IOException {
        try {
            TikHubTransport.Builder settings = TikHubTransport.builder(apiKey(console))
                    .apiPath(apiPath)
                    .route(route.pinned().orElse(TikHubRoute.WEB_V1));
            return baseUrl == null ? settings : settings.baseUrl(baseUrl);
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
        }
    }

    /** The file with the API key, if it is given. */
    public Optional<Path> apiKeyFile() {
        return Optional.ofNullable(apiKeyFile);
    }

    /** The route that the user chose; empty for {@code auto}. */
    public Optional<TikHubRoute> pinned() {
        return route.pinned();
    }

    /** The routes that may be used, in the order in which they are tried. */
    public List<TikHubRoute> routes() {
        return route.pinned().map(List::of).orElseGet(() -> List.of(TikHubRoute.WEB_V1, TikHubRoute.APP_V2));
    }

    private ApiKey apiKey(Console console) throws IOException {
        if (apiKeyFile != null) {
            try {
                return ApiKey.of(Files.readString(apiKeyFile));
            } catch (IOException unreadable) {
                // Do not repeat the name, because it may be the key itself.
                throw new IOException("the file of --api-key-file cannot be read ("
                        + unreadable.getClass().getSimpleName() + ")");
            }
        }
        return ApiKey.of(console.variable(KEY_VARIABLE)
                .orElseThrow(() -> UsageException.of(command, MessageKey.USAGE_NO_KEY, KEY_VARIABLE)));
    }

    /** Does not repeat an invalid value in its message, because the value may contain a password. */
    static final class UrlConverter implements ITypeConverter<URI> {
        @Override
        public URI convert(String value) {
            try {
                return new URI(value);
            } catch (URISyntaxException notShown) {
                throw new InvalidValueException(MessageKey.USAGE_URL);
            }
        }
    }

    static final class ApiPathConverter implements ITypeConverter<ApiPath> {
        @Override
        public ApiPath convert(String value) {
            try {
                return ApiPath.of(value);
            } catch (IllegalArgumentException refused) {
                throw new InvalidValueException(MessageKey.USAGE_API_PATH);
            }
        }
    }

    /** The chosen route, or none for {@code auto}. Picocli treats a bare {@code Optional} in a special way. */
    private record Choice(Optional<TikHubRoute> pinned) {
        static final Choice AUTOMATIC = new Choice(Optional.empty());

        /** Called at each start, where the generated method would take 20 ms of the interpreter's time. */
        @Override
        public String toString() {
            return pinned.map(TikHubRoute::id).orElse(AUTO);
        }
    }

    static final class Routes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            Stream.of(AUTO), Stream.of(TikHubRoute.values()).map(TikHubRoute::id))
                    .iterator();
        }
    }

    static final class RouteConverter implements ITypeConverter<Choice> {
        @Override
        public Choice convert(String value) {
            if (value.equals(AUTO)) {
                return Choice.AUTOMATIC;
            }
            return new Choice(Optional.of(TikHubRoute.find(value)
                    .orElseThrow(() -> new InvalidValueException(
                            MessageKey.USAGE_ONE_OF,
                            StreamSupport.stream(new Routes().spliterator(), false)
                                    .collect(Collectors.joining(", ")),
                            value))));
        }
    }
}
