package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A way in which the service has been met, by name, for a {@link TikHubStub} to play: a note whose pages go on well or
 * badly, a response that is no page, a connection that fails. Immutable, safe to share between threads; nothing here
 * sends a request.
 *
 * <pre>{@code
 * SyntheticNote note = stub.play(Scenario.named("stuck-cursor"), SyntheticNote.builder(42).comments(50));
 * }</pre>
 */
public final class Scenario {
    private final String name;
    private final String description;
    private final Consumer<SyntheticNoteBuilder> flaw;
    private final Consumer<StubService> trouble;

    Scenario(String name, String description, Consumer<SyntheticNoteBuilder> flaw, Consumer<StubService> trouble) {
        this.name = name;
        this.description = description;
        this.flaw = flaw;
        this.trouble = trouble;
    }

    /** All of them: first the notes, then the responses that are no pages, then the connections. */
    public static List<Scenario> all() {
        return Scenarios.ALL;
    }

    /**
     * One of them.
     *
     * @param name such as {@code stuck-cursor} or {@code 401-invalid-key}; {@link #all()} has them all
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Scenario named(String name) {
        Objects.requireNonNull(name, "name");
        return Scenarios.ALL.stream()
                .filter(scenario -> scenario.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario \"" + name + "\"; there are "
                        + Scenarios.ALL.stream().map(Scenario::name).toList()));
    }

    /** What it is called. A response that is no page is called as in {@link Fixtures#errors()}. */
    public String name() {
        return name;
    }

    /** What happens in it and what that costs, in one line. */
    public String description() {
        return description;
    }

    SyntheticNote applyTo(StubService service, SyntheticNoteBuilder note) {
        flaw.accept(note);
        SyntheticNote flawed = note.build();
        service.serve(flawed);
        trouble.accept(service);
        return flawed;
    }

    /** Its name. */
    @Override
    public String toString() {
        return "Scenario[" + name + "]";
    }
}
