package io.xhscomments.examples.cli;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.examples.cli.UsageException.BadValue;
import io.xhscomments.examples.cli.language.Phrase;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that say which service is asked, and with which key. */
final class ServiceOptions {
    static final String KEY_VARIABLE = "TIKHUB_API_KEY";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            converter = UrlConverter.class,
            description = "Where the service is, with a path prefix if it has one. Default: TikHub's own host.")
    private @Nullable URI baseUrl;

    @Option(
            names = "--api-path",
            paramLabel = "PATH",
            converter = ApiPathConverter.class,
            description =
                    "What the paths of the service begin with: the part before /xiaohongshu/..., as in /api/u1/v1. Default: /api/v1.")
    private ApiPath apiPath = ApiPath.DEFAULT;

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            converter = RouteConverter.class,
            completionCandidates = Routes.class,
            defaultValue = "web-v1",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. They cost differently.")
    private TikHubRoute route = TikHubRoute.WEB_V1;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description =
                    "Holds the API key and nothing else. Default: the key in the variable " + KEY_VARIABLE
                            + ". There is no option that takes the key itself: arguments can be read by everybody on the machine.")
    private @Nullable Path apiKeyFile;

    /** The settings of the transport; the key is read now. Nothing is sent. */
    TikHubTransport.Builder transport(Console console) throws IOException {
        try {
            TikHubTransport.Builder settings =
                    TikHubTransport.builder(apiKey(console)).apiPath(apiPath).route(route);
            return baseUrl == null ? settings : settings.baseUrl(baseUrl);
        } catch (IllegalArgumentException refused) {
            throw UsageException.refused(command, refused);
        }
    }

    Optional<Path> apiKeyFile() {
        return Optional.ofNullable(apiKeyFile);
    }

    TikHubRoute route() {
        return route;
    }

    private ApiKey apiKey(Console console) throws IOException {
        if (apiKeyFile != null) {
            try {
                return ApiKey.of(Files.readString(apiKeyFile));
            } catch (IOException unreadable) {
                // Without the name: somebody may have given the key itself.
                throw new IOException("the file of --api-key-file cannot be read ("
                        + unreadable.getClass().getSimpleName() + ")");
            }
        }
        return ApiKey.of(console.variable(KEY_VARIABLE)
                .orElseThrow(() -> UsageException.of(command, Phrase.USAGE_NO_KEY, KEY_VARIABLE)));
    }

    /** Never repeats what it refuses: it may hold a password, wherever it is wrong. */
    static final class UrlConverter implements ITypeConverter<URI> {
        @Override
        public URI convert(String value) {
            try {
                return new URI(value);
            } catch (URISyntaxException hidden) {
                throw new BadValue(Phrase.USAGE_URL);
            }
        }
    }

    static final class ApiPathConverter implements ITypeConverter<ApiPath> {
        @Override
        public ApiPath convert(String value) {
            try {
                return ApiPath.of(value);
            } catch (IllegalArgumentException refused) {
                throw new BadValue(Phrase.USAGE_API_PATH);
            }
        }
    }

    static final class Routes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(TikHubRoute.values()).stream().map(TikHubRoute::id).iterator();
        }
    }

    static final class RouteConverter implements ITypeConverter<TikHubRoute> {
        @Override
        public TikHubRoute convert(String value) {
            try {
                return TikHubRoute.ofId(value);
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException(unknown.getMessage());
            }
        }
    }
}
