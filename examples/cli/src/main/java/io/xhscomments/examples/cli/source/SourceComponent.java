package io.xhscomments.examples.cli.source;

import dagger.BindsInstance;
import dagger.Component;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.adapter.retrofit.dagger.Undecorated;
import io.xhscomments.adapter.retrofit.dagger.TikHubModule;
import io.xhscomments.core.port.CommentSource;
import jakarta.inject.Singleton;

/** The composition root: the live source, wired by Dagger. */
@Singleton
@Component(modules = TikHubModule.class)
public interface SourceComponent {
    /** The source that the program puts its policies around. */
    @Undecorated
    CommentSource source();

    /** What has to be closed when the program is done. */
    TikHubTransport transport();

    @Component.Factory
    interface Factory {
        SourceComponent create(@BindsInstance TikHubTransport.Builder settings);
    }
}
