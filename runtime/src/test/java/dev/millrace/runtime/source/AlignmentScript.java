package dev.millrace.runtime.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Opens gates when numbers have been emitted, and logs the order of emissions over all sources of a test.
final class AlignmentScript {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, AlignmentScript> OPEN = new ConcurrentHashMap<>();

    private final int id = NUMBERS.incrementAndGet();
    private final List<Emission> log = new ArrayList<>();
    private final Map<Emission, CompletableFuture<Void>> before = new ConcurrentHashMap<>();
    private final Map<Emission, CompletableFuture<Void>> after = new ConcurrentHashMap<>();

    record Emission(String split, long number) {}

    AlignmentScript() {
        OPEN.put(id, this);
    }

    static AlignmentScript find(int id) {
        return OPEN.get(id);
    }

    int id() {
        return id;
    }

    /// Holds back a number of a split until another split has emitted a given number.
    AlignmentScript hold(String split, long number, String otherSplit, long otherNumber) {
        before.put(
                new Emission(split, number),
                after.computeIfAbsent(new Emission(otherSplit, otherNumber), _ -> new CompletableFuture<>()));
        return this;
    }

    CompletableFuture<Void> gate(String split, long number) {
        return before.getOrDefault(new Emission(split, number), CompletableFuture.completedFuture(null));
    }

    synchronized void emits(String split, long number) {
        log.add(new Emission(split, number));
    }

    void emitted(String split, long number) {
        CompletableFuture<Void> gate = after.get(new Emission(split, number));
        if (gate != null) gate.complete(null);
    }

    synchronized List<Emission> log() {
        return List.copyOf(log);
    }
}
