package io.xhscomments.testkit.stub;

import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A named behavior of the service for a stub to play: a note with healthy or faulty paging, an error response, or a
 * connection that fails. Immutable, safe to share between threads; it sends no request.
 *
 * <pre>{@code
 * SyntheticNote note = stub.play(Scenario.named("stuck-cursor"), SyntheticNote.builder(42).comments(50));
 * }</pre>
 */
public final class Scenario {
    private final String name;
    private final String description;
    private final Consumer<SyntheticNoteBuilder> flaw;
    private final Consumer<StubService> fault;

    Scenario(String name, String description, Consumer<SyntheticNoteBuilder> flaw, Consumer<StubService> fault) {
        this.name = name;
        this.description = description;
        this.flaw = flaw;
        this.fault = fault;
    }

    /** All scenarios: those about notes, then error responses, then connections. */
    public static List<Scenario> all() {
        return Scenarios.ALL;
    }

    /**
     * The scenario with this name.
     *
     * @param name such as {@code stuck-cursor} or {@code 401-invalid-key}; {@link #all()} lists them
     * @throws IllegalArgumentException if no scenario has this name
     */
    public static Scenario named(String name) {
        Objects.requireNonNull(name, "name");
        return Scenarios.ALL.stream()
                .filter(scenario -> scenario.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario \"" + name + "\"; there are "
                        + Scenarios.ALL.stream().map(Scenario::name).toList()));
    }

    /** The name. An error response has the same name here and in {@link Fixtures#errors()}. */
    public String name() {
        return name;
    }

    /** What the service does and charges, in one line. */
    public String description() {
        return description;
    }

    SyntheticNote applyTo(StubService service, SyntheticNoteBuilder note) {
        flaw.accept(note);
        SyntheticNote flawed = note.build();
        service.serve(flawed);
        fault.accept(service);
        return flawed;
    }

    /** The name. */
    @Override
    public String toString() {
        return "Scenario[" + name + "]";
    }
}
