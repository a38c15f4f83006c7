package dev.millrace.cluster.deploy;

import dev.millrace.base.fault.Check;
import dev.millrace.cluster.registry.RegisteredWorker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;

/// Counts the slots of all workers and assigns them. Not thread-safe: used under the lock of its owner.
final class Slots {
    /// The workers by name.
    private final Map<String, RegisteredWorker> workers = new TreeMap<>();
    private final Map<String, Integer> taken = new HashMap<>();

    /// Lists the ways to choose workers.
    enum Choice {
        /// Uses the same fraction of the slots of all workers.
        SPREAD,
        /// Uses as few workers as possible.
        FILL
    }

    /// Adds a worker.
    void came(RegisteredWorker worker) {
        workers.put(worker.name(), worker);
        taken.put(worker.name(), 0);
    }

    /// Removes a worker with its slots.
    void lost(RegisteredWorker worker) {
        workers.remove(worker.name());
        taken.remove(worker.name());
    }

    /// Returns the number of all slots, including occupied ones.
    int count() {
        return workers.values().stream().mapToInt(RegisteredWorker::slots).sum();
    }

    /// Returns the number of free slots.
    int free() {
        return workers.values().stream().mapToInt(this::free).sum();
    }

    /// Returns all workers with the number of their free slots.
    Map<RegisteredWorker, Integer> freeByWorker() {
        Map<RegisteredWorker, Integer> all = new LinkedHashMap<>();
        workers.values().forEach(each -> all.put(each, free(each)));
        return all;
    }

    int workers() {
        return workers.size();
    }

    /// Returns the data addresses of the workers, by worker name.
    Map<String, String> dataAddresses() {
        Map<String, String> dataAddresses = new HashMap<>();
        workers.forEach((name, worker) -> dataAddresses.put(name, worker.host() + ":" + worker.dataPort()));
        return dataAddresses;
    }

    /// Takes slots, or none if there are not enough.
    ///
    /// @return the worker of each slot
    List<RegisteredWorker> take(int count, Choice choice) {
        if (free() < count) return List.of();
        List<RegisteredWorker> given = new ArrayList<>();
        Set<RegisteredWorker> used = new HashSet<>();
        // Only the worker that has been removed from the queue changes its priority.
        Queue<RegisteredWorker> best = new PriorityQueue<>(choice == Choice.FILL ? fewest(used) : evenly());
        for (RegisteredWorker each : workers.values()) if (free(each) > 0) best.add(each);
        for (int i = 0; i < count; i++) {
            RegisteredWorker next = Check.present(best.poll(), "a worker with a free slot");
            taken.merge(next.name(), 1, Integer::sum);
            used.add(next);
            given.add(next);
            if (free(next) > 0) best.add(next);
        }
        return given;
    }

    private Comparator<RegisteredWorker> evenly() {
        return Comparator.<RegisteredWorker>comparingDouble(each -> (double) taken(each) / each.slots())
                .thenComparing(this::free, Comparator.reverseOrder())
                .thenComparing(RegisteredWorker::name);
    }

    private Comparator<RegisteredWorker> fewest(Set<RegisteredWorker> used) {
        return Comparator.<RegisteredWorker, Boolean>comparing(each -> !used.contains(each))
                .thenComparing(each -> taken(each) == 0)
                .thenComparing(this::free, Comparator.reverseOrder())
                .thenComparing(RegisteredWorker::name);
    }

    private int taken(RegisteredWorker worker) {
        return taken.getOrDefault(worker.name(), 0);
    }

    private int free(RegisteredWorker worker) {
        return worker.slots() - taken(worker);
    }

    /// Frees a slot of a worker.
    void give(RegisteredWorker worker) {
        // If another worker has taken over the name, all its slots are free already.
        if (worker.equals(workers.get(worker.name()))) taken.merge(worker.name(), -1, Integer::sum);
    }
}
