package io.xhscomments.examples.cli.source;

import dagger.BindsInstance;
import dagger.Component;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.adapter.retrofit.dagger.TikHubModule;
import jakarta.inject.Singleton;

/** Creates the transport of a live source with Dagger. */
@Singleton
@Component(modules = TikHubModule.class)
interface SourceComponent {
    /** The transport. The caller closes it. */
    TikHubTransport transport();

    @Component.Factory
    interface Factory {
        SourceComponent create(@BindsInstance TikHubTransport.Builder settings);
    }
}
