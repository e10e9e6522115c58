package io.xhscomments.examples.recipes.embedding;

import dagger.Binds;
import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.adapter.retrofit.dagger.TikHubModule;
import io.xhscomments.adapter.retrofit.dagger.Undecorated;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/**
 * The composition of the same application with Dagger: one live and one offline component, which share the other parts.
 */
public final class InjectedFeedback {
    private InjectedFeedback() {}

    /**
     * Arguments: a link to a note, and optionally a directory of stored pages for offline use. The key is in
     * {@code TIKHUB_API_KEY}.
     */
    public static void main(String[] args) {
        if (args.length > 1) {
            System.out.println(offline(PageStore.at(Path.of(args[1]))).digest().of(args[0]));
            return;
        }
        Live live = live(TikHubTransport.builder(ApiKey.of(System.getenv("TIKHUB_API_KEY"))));
        try (TikHubTransport owned = live.transport()) {
            System.out.println(live.digest().of(args[0]));
        }
    }

    static Live live(TikHubTransport.Builder settings) {
        return DaggerInjectedFeedback_Live.factory().create(settings);
    }

    static Offline offline(PageStore store) {
        return DaggerInjectedFeedback_Offline.factory().create(store);
    }

    /** The parts that both components provide. */
    interface Application {
        Digest digest();
    }

    /** The live component. Each page is charged. The caller closes its transport. */
    @Singleton
    @Component(modules = {TikHubModule.class, LiveModule.class, PortModule.class})
    interface Live extends Application {
        CommentSource source();

        TikHubTransport transport();

        @Component.Factory
        interface Factory {
            Live create(@BindsInstance TikHubTransport.Builder settings);
        }
    }

    /** The offline component, without a network connection, a key or a charge. */
    @Component(modules = {OfflineModule.class, PortModule.class})
    interface Offline extends Application {
        @Component.Factory
        interface Factory {
            Offline create(@BindsInstance PageStore store);
        }
    }

    /** Implements the port of the application with this library. */
    @Module
    interface PortModule {
        @Binds
        FeedbackSource source(XhsFeedback adapter);

        @Provides
        static NoteReader reader(CommentSource source) {
            return NoteReader.ofDefaults(source);
        }
    }

    /** The source with its rate limit and retries. It is a singleton, so that all callers share the rate limit. */
    @Module
    interface LiveModule {
        @Provides
        @Singleton
        static CommentSource source(@Undecorated CommentSource tikhub) {
            return Policies.ofDefaults(tikhub);
        }
    }

    @Module
    interface OfflineModule {
        @Provides
        static CommentSource source(PageStore store) {
            return store.replay(TikHubRoute.WEB_V1.format()).source();
        }
    }
}
