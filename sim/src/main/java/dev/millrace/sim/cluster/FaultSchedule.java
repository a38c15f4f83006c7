package dev.millrace.sim.cluster;

import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.SimMachine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/// Injects the faults of a plan into a cluster, each at its time, and ends them. Called by the first thread only.
final class FaultSchedule {
    private static final long MILLI = 1_000_000;
    /// The maximum time to wait for the action of a strike.
    private static final long STRUCK_NANOS = 2_000 * MILLI;
    /// The duration of one suspension step, which is longer than the time between two looks.
    private static final long SLICE_NANOS = 100 * MILLI;
    private static final long REPLACED_NANOS = 300 * MILLI;

    private final Life life;
    private final SimCluster cluster;
    private final ClusterPlan plan;
    private final Queue<ClusterPlan.Trouble> troubles;
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::atNanos));
    /// The machines whose end has been recorded.
    private final Set<SimMachine> missed = new HashSet<>();
    private boolean isOver;

    FaultSchedule(Life life, SimCluster cluster, ClusterPlan plan) {
        this.life = life;
        this.cluster = cluster;
        this.plan = plan;
        this.troubles = new ArrayDeque<>(plan.troubles());
    }

    /// Work for a later time.
    private record Later(long atNanos, Runnable work) {}

    /// Does what is due.
    void look(long nowNanos) {
        while (!troubles.isEmpty() && troubles.element().atMillis() * MILLI <= nowNanos)
            begin(troubles.remove(), nowNanos);
        List<Later> due = new ArrayList<>();
        while (!later.isEmpty() && later.element().atNanos() <= nowNanos) due.add(later.remove());
        // The next look does what this work schedules.
        due.forEach(each -> each.work().run());
        replace();
        if (isOver || !troubles.isEmpty() || !later.isEmpty()) return;
        isOver = true;
        life.note("there are no more faults");
        cluster.ways().failCalls(0);
        cluster.ways().mendAll();
    }

    boolean isOver() {
        return isOver;
    }

    private void begin(ClusterPlan.Trouble trouble, long now) {
        life.note(trouble.toString());
        switch (trouble) {
            case ClusterPlan.Death death -> die(death, now);
            case ClusterPlan.Strike strike -> strike(strike, now);
            case ClusterPlan.Suspension suspension -> suspend(suspension, now);
            case ClusterPlan.Cut cut -> cut(cut, now);
            case ClusterPlan.Isolation isolation -> isolate(isolation, now);
            case ClusterPlan.Reset reset -> {
                life.world().happened(Happening.CONNECTIONS_RESET);
                cluster.connections().reset(cluster.name(reset.one()), cluster.name(reset.other()));
            }
            case ClusterPlan.Jump jump -> {
                life.world().happened(Happening.CLOCK_JUMP);
                cluster.machine(cluster.number(jump.machine())).jump(jump.byMillis());
            }
        }
    }

    private void suspend(ClusterPlan.Suspension suspension, long now) {
        int number = cluster.number(suspension.machine());
        boolean isWorker = plan.isWorker(number);
        life.world().happened(isWorker ? Happening.SUSPENSION_OF_A_WORKER : Happening.SUSPENSION_OF_THE_COORDINATOR);
        long until = now + suspension.millis() * MILLI;
        cluster.machine(number).suspend(until);
        later(until, () -> {});
    }

    private void strike(ClusterPlan.Strike strike, long now) {
        SimMachine machine = cluster.machine(cluster.number(strike.machine()));
        machine.strikeIn(strike.what(), strike.points(), strike.isSuspended() ? SLICE_NANOS : 0);
        watch(machine, strike, now);
    }

    /// Watches until the machine is struck, and then until another coordinator leads.
    private void watch(SimMachine machine, ClusterPlan.Strike strike, long since) {
        long now = life.world().nanos();
        long leaseNanos = plan.line().leaseMillis() * MILLI;
        if (!machine.isStruck()) {
            if (now > since + STRUCK_NANOS) machine.strikeIn("", 0, 0);
            else later(now, () -> watch(machine, strike, since));
        } else if (strike.isSuspended()) {
            boolean isOver = cluster.candidates().isLedBeside(machine) || now > since + STRUCK_NANOS + 3 * leaseNanos;
            machine.suspend(now + (isOver ? strike.afterMillis() * MILLI : SLICE_NANOS));
            if (!isOver) later(now, () -> watch(machine, strike, since));
            else life.world().happened(Happening.SUSPENSION_OF_THE_COORDINATOR);
        }
    }

    private void cut(ClusterPlan.Cut cut, long now) {
        life.world().happened(Happening.CUT);
        String one = cluster.name(cluster.number(cut.from()));
        String other = cluster.name(cluster.number(cut.to()));
        cluster.ways().cut(one, other);
        if (cut.isBothWays()) cluster.ways().cut(other, one);
        later(now + cut.millis() * MILLI, () -> {
            cluster.ways().mend(one, other);
            cluster.ways().mend(other, one);
        });
    }

    private void isolate(ClusterPlan.Isolation isolation, long now) {
        life.world().happened(Happening.CUT);
        String one = cluster.name(cluster.number(isolation.machine()));
        for (int number = 0; number < plan.machines(); number++) {
            String other = cluster.name(number);
            cluster.ways().cut(one, other);
            cluster.ways().cut(other, one);
            later(now + isolation.millis() * MILLI, () -> {
                cluster.ways().mend(one, other);
                cluster.ways().mend(other, one);
            });
        }
    }

    private void die(ClusterPlan.Death death, long now) {
        int number = cluster.number(death.machine());
        SimMachine machine = cluster.machine(number);
        if (machine.isDead()) return;
        machine.dieAfter(death.points());
        watch(number, machine, death);
    }

    /// Watches until the machine is dead. An idle machine may not reach the point of its end, and is killed later.
    private void watch(int number, SimMachine machine, ClusterPlan.Death death) {
        long now = life.world().nanos();
        boolean isLate = now > (death.atMillis() + death.backMillis()) * MILLI;
        if (isLate) machine.kill();
        if (machine.isDead()) {
            missed.add(machine);
            boolean isWorker = plan.isWorker(number);
            life.world().happened(isWorker ? Happening.DEATH_OF_A_WORKER : Happening.DEATH_OF_A_COORDINATOR);
            cluster.gone(machine, death.isNoticed());
            later(now + death.backMillis() * MILLI, () -> cluster.restart(number));
        } else {
            later(now + MILLI, () -> watch(number, machine, death));
        }
    }

    /// Schedules a replacement for each machine that a strike has ended.
    private void replace() {
        for (int number : cluster.dead()) {
            if (!missed.add(cluster.machine(number))) continue;
            life.world()
                    .happened(plan.isWorker(number) ? Happening.DEATH_OF_A_WORKER : Happening.DEATH_OF_A_COORDINATOR);
            cluster.gone(cluster.machine(number), true);
            later(life.world().nanos() + REPLACED_NANOS, () -> cluster.restart(number));
        }
    }

    private void later(long nanos, Runnable work) {
        later.add(new Later(nanos, work));
    }
}
