package dev.millrace.runtime.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.machine.StateMachine;
import dev.millrace.base.machine.TransitionTable;
import dev.millrace.runtime.checkpoint.CheckpointState;
import dev.millrace.runtime.job.JobState;
import dev.millrace.runtime.job.run.AttemptState;
import dev.millrace.runtime.task.TaskletState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Walks the state machines of the runtime: no event is unknown, no state is a trap, and each path does its work once.
final class StateMachinesTest {

    @Test
    void each_event_is_handled_in_each_state() {
        for (Machines.Machine each : Machines.ALL) assertComplete(each.table());
    }

    private static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> void assertComplete(
            TransitionTable<S, E, A> table) {
        for (S state : table.states())
            for (E event : table.events())
                assertThat(table.after(state, event).from()).isEqualTo(state);
    }

    @Test
    void each_state_can_be_reached() {
        for (Machines.Machine each : Machines.ALL) assertReachable(each);
    }

    private static void assertReachable(Machines.Machine machine) {
        assertThat(from(machine.table()))
                .describedAs(machine.title())
                .hasSize(machine.table().states().size());
    }

    private static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> Set<S> from(
            TransitionTable<S, E, A> table) {
        return from(table, table.first());
    }

    private static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> Set<S> from(
            TransitionTable<S, E, A> table, S first) {
        Set<S> reached = EnumSet.of(first);
        Deque<S> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            S state = open.remove();
            for (E event : table.events()) {
                S next = table.after(state, event).next();
                if (reached.add(next)) open.add(next);
            }
        }
        return reached;
    }

    @Test
    void no_state_is_a_trap() {
        for (Machines.Machine each : Machines.ALL) assertNoTrap(each.title(), each.table());
    }

    private static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> void assertNoTrap(
            String title, TransitionTable<S, E, A> table) {
        for (S state : table.states())
            assertThat(from(table, state))
                    .describedAs("%s: from %s", title, state)
                    .anyMatch(table::isFinal);
    }

    /// The comments of the states say which states are final.
    @Test
    void the_final_states_are_those_that_the_comments_name() throws Exception {
        for (Machines.Machine each : Machines.ALL) {
            List<String> documented = ConstantDocs.of(each.states()).entrySet().stream()
                    .filter(entry -> entry.getValue().contains("Final"))
                    .map(entry -> entry.getKey())
                    .toList();
            assertThat(documented).describedAs(each.title()).isEqualTo(finals(each.table()));
        }
    }

    private static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> List<String> finals(
            TransitionTable<S, E, A> table) {
        return table.states().stream().filter(table::isFinal).map(Enum::name).toList();
    }

    @Property
    void a_job_closes_its_checkpoints_before_it_stores_its_result(@ForAll @Size(max = 60) List<JobState.Event> events) {
        StateMachine<JobState, JobState.Event, JobState.Action> machine = new StateMachine<>(JobState.TABLE);
        List<JobState.Action> done = new ArrayList<>();
        for (JobState.Event event : events) {
            boolean isClosed = event == JobState.Event.CLOSED;
            // The checkpoints report their end only after they were closed.
            if (isClosed && !done.contains(JobState.Action.CLOSE)) continue;
            TransitionTable.Transition<JobState, JobState.Event, JobState.Action> transition = machine.on(event);
            done.addAll(transition.actions());
            if (isStoring(transition.next())) assertThat(done).contains(JobState.Action.CLOSE);
            if (isStoring(transition.from())) assertThat(transition.actions()).isEmpty();
            boolean wasActive = transition.from().isActive();
            if (!wasActive) assertThat(transition.next().isActive()).isFalse();
        }
    }

    private static boolean isStoring(JobState state) {
        return state.name().startsWith("STORING");
    }

    @Property
    void an_attempt_reports_its_end_once(@ForAll @Size(max = 30) List<AttemptState.Event> events) {
        List<AttemptState.Action> done = walk(AttemptState.TABLE, events);
        int reports = Collections.frequency(done, AttemptState.Action.REPORT_END)
                + Collections.frequency(done, AttemptState.Action.INTERRUPT_AND_REPORT_END);
        assertThat(reports).isEqualTo(hasEnded(AttemptState.TABLE, events) ? 1 : 0);
    }

    @Property
    void a_subtask_closes_once(@ForAll @Size(max = 30) List<TaskletState.Event> events) {
        List<TaskletState.Action> done = walk(TaskletState.TABLE, events);
        assertThat(Collections.frequency(done, TaskletState.Action.CLOSE))
                .isEqualTo(hasEnded(TaskletState.TABLE, events) ? 1 : 0);
    }

    /// Without the end of the job, which drops its checkpoints together with all memory.
    @Property
    void a_checkpoint_frees_its_snapshots_once_and_reports_its_end_once(
            @ForAll @Size(max = 30) List<CheckpointState.Event> all) {
        List<CheckpointState.Event> events = all.stream()
                .filter(event -> event != CheckpointState.Event.JOB_ENDED)
                .toList();
        List<CheckpointState.Action> done = walk(CheckpointState.TABLE, events);
        int frees = Collections.frequency(done, CheckpointState.Action.RELEASE_SNAPSHOTS)
                + Collections.frequency(done, CheckpointState.Action.KEEP_SNAPSHOTS);
        int reports = Collections.frequency(done, CheckpointState.Action.REPORT_ABORTED)
                + Collections.frequency(done, CheckpointState.Action.REPORT_COMPLETE);
        boolean hasEnded = hasEnded(CheckpointState.TABLE, events);
        assertThat(frees).isEqualTo(hasEnded ? 1 : 0);
        assertThat(reports).isLessThanOrEqualTo(1);
        if (hasEnded) assertThat(reports).isEqualTo(1);
    }

    private static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> List<A> walk(
            TransitionTable<S, E, A> table, List<E> events) {
        StateMachine<S, E, A> machine = new StateMachine<>(table);
        List<A> done = new ArrayList<>();
        for (E event : events) done.addAll(machine.on(event).actions());
        return done;
    }

    private static <S extends Enum<S>, E extends Enum<E>, A extends Enum<A>> boolean hasEnded(
            TransitionTable<S, E, A> table, List<E> events) {
        StateMachine<S, E, A> machine = new StateMachine<>(table);
        events.forEach(machine::on);
        return table.isFinal(machine.state());
    }
}
