package dev.millrace.sim.cluster;

import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.CarriedCalls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.SimMachine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Carries calls between machines. Under faults, some calls are lost, delayed or repeated, and some answers are lost.
/// Called by the running thread only.
final class SimNetwork {
    private final Life life;
    private final Ways ways;
    private final Map<Address, Spot> spots = new HashMap<>();
    private long carried;

    SimNetwork(Life life, Ways ways) {
        this.life = life;
        this.ways = ways;
    }

    /// An endpoint at an address.
    private record Spot(SimMachine machine, Endpoint endpoint, List<Waiting> waiting) {}

    /// A waiting caller.
    private record Waiting(SimMachine machine, CompletableFuture<byte[]> reply) {}

    void open(SimMachine machine, Address address, Endpoint endpoint) {
        spots.put(address, new Spot(machine, endpoint, new ArrayList<>()));
    }

    void close(SimMachine machine, Address address) {
        Spot spot = spots.get(address);
        if (spot == null || spot.machine != machine) return;
        spots.remove(address);
        List.copyOf(spot.waiting).forEach(this::breakOff);
    }

    /// Handles the failure of a machine.
    ///
    /// @param isNoticed whether callers with calls in flight are notified
    void gone(SimMachine machine, boolean isNoticed) {
        List<Spot> all = List.copyOf(spots.values());
        spots.values().removeIf(spot -> spot.machine == machine);
        for (Spot spot : all)
            if (spot.machine == machine && isNoticed) List.copyOf(spot.waiting).forEach(this::breakOff);
    }

    /// Returns the number of calls.
    long carried() {
        return carried;
    }

    /// Returns the carrier of a machine's calls.
    CarriedCalls.Carrier from(SimMachine machine) {
        return (to, name, call) -> carry(machine, to, name, call);
    }

    private CompletableFuture<byte[]> carry(SimMachine from, Address to, String name, byte[] call) {
        String brief = name.substring(name.lastIndexOf('.') + 1);
        carried++;
        life.note(brief + " to " + to);
        Waiting caller = new Waiting(from, new CompletableFuture<>());
        Spot spot = spots.get(to);
        if (spot == null) {
            breakOff(caller);
            return caller.reply;
        }
        spot.waiting.add(caller);
        var unused = caller.reply.whenComplete((_, _) -> spot.waiting.remove(caller));
        int copies = befalls(Happening.CALL_TWICE) ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            if (befalls(Happening.CALL_LOST)) {
                mayBreakOff(caller);
            } else {
                long span = befalls(Happening.CALL_LATE) ? ways.longNanos() : ways.nanos();
                spot.machine.startAfter(span, brief, () -> arrive(caller, spot, brief, call));
            }
        }
        return caller.reply;
    }

    private void arrive(Waiting caller, Spot spot, String brief, byte[] call) {
        if (ways.isCut(caller.machine, spot.machine) || !spots.containsValue(spot)) {
            mayBreakOff(caller);
            return;
        }
        var unused = spot.endpoint.receive(call).thenAccept(answer -> {
            if (befalls(Happening.ANSWER_LOST)) {
                mayBreakOff(caller);
                return;
            }
            long span = ways.isHit() ? ways.longNanos() : ways.nanos();
            caller.machine.startAfter(span, "answer-" + brief, () -> {
                if (!ways.isCut(spot.machine, caller.machine)) caller.reply.complete(answer);
            });
        });
    }

    private boolean befalls(Happening what) {
        if (!ways.isHit()) return false;
        life.world().happened(what);
        return true;
    }

    /// Breaks off the call, or lets its deadline pass.
    private void mayBreakOff(Waiting caller) {
        if (ways.chance().nextBoolean()) breakOff(caller);
    }

    private void breakOff(Waiting caller) {
        caller.machine.startAfter(
                ways.nanos(),
                "broken off",
                () -> caller.reply.completeExceptionally(ClusterFaults.UNREACHABLE
                        .what("The simulation broke the connection.")
                        .fix("Nothing to fix.")));
    }
}
