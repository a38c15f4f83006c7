package dev.millrace.runtime.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Simulates the external system of a test's sinks. Transactions have unique names, and count once however often
/// they are committed.
final class Ledger {
    private static final Map<String, Ledger> ALL = new ConcurrentHashMap<>();

    private final Map<String, String> transactions = new ConcurrentHashMap<>();
    /// The number of intended commit failures.
    final AtomicInteger failedCommits = new AtomicInteger();

    /// The number of repeated commits.
    final AtomicInteger repeatedCommits = new AtomicInteger();

    static Ledger of(String test) {
        return ALL.computeIfAbsent(test, _ -> new Ledger());
    }

    /// Commits a transaction.
    ///
    /// @param transaction a name, a colon, and numbers separated by commas
    /// @return false if the transaction was committed before
    boolean commit(String transaction) {
        String name = transaction.substring(0, transaction.indexOf(':'));
        String numbers = transaction.substring(name.length() + 1);
        String before = transactions.putIfAbsent(name, numbers);
        if (before == null) return true;
        if (!before.equals(numbers)) throw new AssertionError(name + " is not what it was: " + numbers);
        repeatedCommits.incrementAndGet();
        return false;
    }

    /// Returns all committed numbers in order, including duplicates.
    List<Long> numbers() {
        List<Long> all = new ArrayList<>();
        for (String each : transactions.values())
            for (String number : each.split(",")) if (!number.isEmpty()) all.add(Long.valueOf(number));
        return all.stream().sorted().toList();
    }

    static String transaction(String name, List<Long> numbers) {
        return name + ":"
                + String.join(",", numbers.stream().map(String::valueOf).toList());
    }
}
