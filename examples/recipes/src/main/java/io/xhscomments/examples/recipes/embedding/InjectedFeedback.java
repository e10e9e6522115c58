package io.xhscomments.examples.recipes.embedding;

import dagger.Binds;
import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.adapter.retrofit.dagger.Undecorated;
import io.xhscomments.adapter.retrofit.dagger.TikHubModule;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** The same application, put together by Dagger: one component is live, another offline; the rest is the same. */
public final class InjectedFeedback {
    private InjectedFeedback() {}

    /**
     * Arguments: a link to a note, and a directory of stored pages to stay offline. The key is in
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

    /** What is asked of either. */
    interface Application {
        Digest digest();
    }

    /** Each page is charged. Whoever makes it closes its transport. */
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

    /** No network, no key, no charge. */
    @Component(modules = {OfflineModule.class, PortModule.class})
    interface Offline extends Application {
        @Component.Factory
        interface Factory {
            Offline create(@BindsInstance PageStore store);
        }
    }

    /** Behind the application's port stands this library. */
    @Module
    interface PortModule {
        @Binds
        FeedbackSource source(XhsFeedback adapter);

        @Provides
        static NoteReader reader(CommentSource source) {
            return NoteReader.ofDefaults(source);
        }
    }

    /** The source of this graph waits its turn and tries again; there is one, so that all share its rate. */
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
