package dev.millrace.sim.cluster;

import dev.millrace.sim.world.Happening;
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
        while (!troubles.isEmpty() && troubles.element().atMillis() * MILLI <= nowNanos)
            begin(troubles.remove(), nowNanos);
        while (!later.isEmpty() && later.element().atNanos() <= nowNanos)
            later.remove().work().run();
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
            case ClusterPlan.Suspension suspension -> suspend(suspension, now);
            case ClusterPlan.Cut cut -> cut(cut, now);
            case ClusterPlan.Reset reset -> {
                life.world().happened(Happening.CONNECTIONS_RESET);
                town.cables().reset(Town.name(reset.one()), Town.name(reset.other()));
            }
            case ClusterPlan.Jump jump -> {
                life.world().happened(Happening.CLOCK_JUMP);
                town.machine(jump.machine()).jump(jump.byMillis());
            }
        }
    }

    private void suspend(ClusterPlan.Suspension suspension, long now) {
        boolean isWorker = suspension.machine() > 0;
        life.world().happened(isWorker ? Happening.SUSPENSION_OF_A_WORKER : Happening.SUSPENSION_OF_THE_COORDINATOR);
        long until = now + suspension.millis() * MILLI;
        town.machine(suspension.machine()).suspend(until);
        later(until, () -> {});
    }

    private void cut(ClusterPlan.Cut cut, long now) {
        life.world().happened(Happening.CUT);
        String one = Town.name(cut.from());
        String other = Town.name(cut.to());
        town.ways().cut(one, other);
        if (cut.isBothWays()) town.ways().cut(other, one);
        later(now + cut.millis() * MILLI, () -> {
            town.ways().mend(one, other);
            town.ways().mend(other, one);
        });
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
            life.world().happened(Happening.DEATH_OF_A_WORKER);
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
