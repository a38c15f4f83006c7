package dev.millrace.runtime.recovery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Simulates an external system that aborts all prepared transactions when a writer opens, as Kafka does with the
/// transactions of an earlier producer.
final class FencedLedger {
    private static final Map<String, FencedLedger> ALL = new ConcurrentHashMap<>();

    private final Map<String, List<Long>> prepared = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> committed = new ConcurrentHashMap<>();
    /// The transactions that a committer could not commit, because a writer had aborted them.
    final ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();

    final AtomicInteger failedCommits = new AtomicInteger();

    static FencedLedger of(String test) {
        return ALL.computeIfAbsent(test, _ -> new FencedLedger());
    }

    /// Aborts the transactions that are prepared.
    void fence() {
        prepared.clear();
    }

    void prepare(String transaction, List<Long> numbers) {
        prepared.put(transaction, numbers);
    }

    synchronized void commit(String transaction) {
        if (committed.containsKey(transaction)) return;
        List<Long> numbers = prepared.remove(transaction);
        if (numbers == null) lost.add(transaction);
        else committed.put(transaction, numbers);
    }

    List<Long> numbers() {
        return committed.values().stream().flatMap(List::stream).sorted().toList();
    }
}
