package dev.millrace.sim.cluster;

import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.Machine;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/// Brings the troubles of a plan over a town, each at its time, and ends them. Used by the first thread.
final class Weather {
    private static final long MILLI = 1_000_000;

    private final Life life;
    private final Town town;
    private final ClusterPlan plan;
    private final Queue<ClusterPlan.Trouble> troubles;
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::atNanos));
    private boolean isFair;

    Weather(Life life, Town town, ClusterPlan plan) {
        this.life = life;
        this.town = town;
        this.plan = plan;
        this.troubles = new ArrayDeque<>(plan.troubles());
    }

    /// What ends or comes later.
    private record Later(long atNanos, Runnable work) {}

    /// What is due happens.
    void look(long nowNanos) {
        while (!troubles.isEmpty() && troubles.element().atMillis() * MILLI <= nowNanos) begin(troubles.remove(), nowNanos);
        while (!later.isEmpty() && later.element().atNanos() <= nowNanos) later.remove().work().run();
        if (isFair || !troubles.isEmpty() || !later.isEmpty()) return;
        isFair = true;
        life.note("the weather is fair");
        town.ways().rain(0);
        town.ways().mendAll();
    }

    private void begin(ClusterPlan.Trouble trouble, long now) {
        life.note(trouble.toString());
        switch (trouble) {
            case ClusterPlan.Death death -> die(death, now);
            case ClusterPlan.Suspension(_, int machine, long millis) -> {
                town.machine(machine).suspend(now + millis * MILLI);
                later(now + millis * MILLI, () -> {});
            }
            case ClusterPlan.Cut(_, int from, int to, boolean isBothWays, long millis) -> {
                String one = Town.name(from);
                String other = Town.name(to);
                town.ways().cut(one, other);
                if (isBothWays) town.ways().cut(other, one);
                later(now + millis * MILLI, () -> {
                    town.ways().mend(one, other);
                    town.ways().mend(other, one);
                });
            }
            case ClusterPlan.Reset(_, int one, int other) ->
                town.cables().reset(Town.name(one), Town.name(other));
            case ClusterPlan.Jump(_, int machine, long byMillis) -> town.machine(machine).jump(byMillis);
        }
    }

    private void die(ClusterPlan.Death death, long now) {
        Machine machine = town.machine(death.worker());
        machine.dieAfter(death.points());
        watch(machine, death, now);
    }

    /// Until it is dead, which it may never be if it is busy with nothing.
    private void watch(Machine machine, ClusterPlan.Death death, long now) {
        boolean isLate = now > (death.atMillis() + death.backMillis()) * MILLI;
        if (isLate) machine.kill();
        if (machine.isDead()) {
            town.gone(machine, death.isNoticed());
            later(now + death.backMillis() * MILLI, () -> town.restart(death.worker()));
        } else {
            later(now + MILLI, () -> watch(machine, death, life.world().nanos()));
        }
    }

    private void later(long nanos, Runnable work) {
        later.add(new Later(nanos, work));
    }
}
