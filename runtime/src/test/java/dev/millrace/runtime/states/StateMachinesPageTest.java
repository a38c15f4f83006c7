package dev.millrace.runtime.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.machine.TransitionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The page docs/internals/state-machines.md draws the state machines; `-Dmillrace.update=true` writes it.
final class StateMachinesPageTest {
    private static final Path PAGE = Path.of("../docs/internals/state-machines.md");
    private static final String HEAD = """
        # State machines

        This page shows in which states a job, a region, an attempt, a subtask and a checkpoint can be, and what each event
        does in each state. Read it before you change how a job starts, fails or ends.

        Each machine is one table in the code: a state and an event give the next state and actions. The table only
        decides. The class that holds the machine changes the state first and runs the actions afterwards. What another
        process must know, such as a complete checkpoint or the result of a job, is stored before an action reports it.

        A pair of a state and an event that is not in a table below changes nothing. `StateMachinesTest` checks that each
        state handles each event, that each state can be reached, and that no state is a trap.

        `StateMachinesPageTest` writes this page. After a change of a table run the test with `-Dmillrace.update=true`.
        """;

    private static String text() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (Machines.Machine each : Machines.ALL) add(each, text);
        return text.toString();
    }

    private static void add(Machines.Machine machine, StringBuilder text) throws IOException {
        text.append("\n## ").append(machine.title()).append("\n\n");
        text.append(machine.holder()).append("\n\n");
        draw(machine.table(), text);
        constants("state", machine.states(), text);
        for (Class<?> nested : List.of(nested(machine, "Event"), nested(machine, "Action")))
            constants(nested.getSimpleName().toLowerCase(Locale.ROOT), nested, text);
        rows(machine.table(), text);
    }

    private static Class<?> nested(Machines.Machine machine, String name) {
        for (Class<?> each : machine.states().getDeclaredClasses())
            if (each.getSimpleName().equals(name)) return each;
        throw new AssertionError(machine.states() + " has no " + name);
    }

    private static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> void draw(
            TransitionTable<S, E, A> table, StringBuilder text) {
        text.append("```mermaid\nstateDiagram-v2\n    [*] --> ")
                .append(table.first())
                .append('\n');
        for (S state : table.states()) {
            Map<S, String> edges = new LinkedHashMap<>();
            for (E event : table.events()) {
                TransitionTable.Transition<S, E, A> row = table.after(state, event);
                if (!row.isIgnored()) edges.merge(row.next(), event.name(), (one, other) -> one + ", " + other);
            }
            edges.forEach((next, events) -> text.append("    ")
                    .append(state)
                    .append(" --> ")
                    .append(next)
                    .append(": ")
                    .append(events)
                    .append('\n'));
            if (table.isFinal(state)) text.append("    ").append(state).append(" --> [*]\n");
        }
        text.append("```\n\n");
    }

    private static void constants(String what, Class<?> type, StringBuilder text) throws IOException {
        text.append("| ").append(what).append(" | meaning |\n|---|---|\n");
        ConstantDocs.of(type)
                .forEach((name, meaning) -> text.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(meaning)
                        .append(" |\n"));
        text.append('\n');
    }

    private static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> void rows(
            TransitionTable<S, E, A> table, StringBuilder text) {
        text.append("| state | event | next state | actions |\n|---|---|---|---|\n");
        for (S state : table.states()) {
            for (E event : table.events()) {
                TransitionTable.Transition<S, E, A> row = table.after(state, event);
                if (row.isIgnored()) continue;
                text.append(
                        "| `%s` | `%s` | `%s` | %s |\n".formatted(state, event, row.next(), actions(row.actions())));
            }
        }
    }

    private static String actions(List<?> actions) {
        return actions.isEmpty()
                ? ""
                : "`"
                        + String.join(
                                "`, `", actions.stream().map(Object::toString).toList()) + "`";
    }

    @Test
    void the_page_draws_the_tables() throws IOException {
        if (Boolean.getBoolean("millrace.update")) Files.writeString(PAGE, text());
        assertThat(PAGE).exists();
        assertThat(Files.readString(PAGE))
                .describedAs("run with -Dmillrace.update=true")
                .isEqualTo(text());
    }

    @Test
    void each_state_event_and_action_is_described() throws IOException {
        for (Machines.Machine each : Machines.ALL) {
            for (Class<?> type : List.of(each.states(), nested(each, "Event"), nested(each, "Action")))
                assertThat(ConstantDocs.of(type).keySet())
                        .describedAs(type.getName())
                        .hasSameSizeAs(type.getEnumConstants());
        }
    }
}
