package dev.millrace.sim.job;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Simulates an external system with transactions, which loses nothing. Output is prepared, and counts when it is
/// committed. Used by one thread at a time.
final class TransactionLog {
    private record Transaction(long epoch, List<String> outputs) {}

    private final boolean isExact;
    private final Consumer<String> onViolation;
    private final Consumer<String> onStraggler;
    private final Map<String, Transaction> prepared = new LinkedHashMap<>();
    private final Map<String, Transaction> committed = new LinkedHashMap<>();
    private final Map<String, Long> checkpoints = new HashMap<>();
    private final Map<String, Transaction> rolledBack = new LinkedHashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private final Map<String, Integer> outputs = new TreeMap<>();
    private boolean isDrained;
    private long epoch = -1;
    private boolean hasRolledBack;

    /// @param isExact whether each output may count only once
    /// @param onViolation receives violations
    /// @param onStraggler receives calls of an attempt after a newer one has started
    TransactionLog(boolean isExact, Consumer<String> onViolation, Consumer<String> onStraggler) {
        this.isExact = isExact;
        this.onViolation = onViolation;
        this.onStraggler = onStraggler;
    }

    /// Opens a subtask of an attempt.
    ///
    /// @param newEpoch the number of the attempt over all lives
    /// @param known the transactions in the state of the subtask
    void open(long newEpoch, Iterable<String> known) {
        fence(newEpoch, "open");
        known.forEach(claimed::add);
    }

    private void fence(long caller, String what) {
        if (caller < epoch)
            onStraggler.accept("%s by attempt %d after attempt %d began".formatted(what, caller, epoch));
        if (caller == epoch) return;
        epoch = caller;
        hasRolledBack = false;
        claimed.clear();
    }

    /// Rolls back the transactions of older attempts that the caller's attempt has not claimed, as some external
    /// systems do when a client reconnects. Effective once for each attempt.
    void rollBack(long caller) {
        fence(caller, "roll back");
        if (hasRolledBack) return;
        hasRolledBack = true;
        for (Map.Entry<String, Transaction> each : List.copyOf(prepared.entrySet())) {
            if (claimed.contains(each.getKey()) || each.getValue().epoch == caller) continue;
            prepared.remove(each.getKey());
            rolledBack.put(each.getKey(), each.getValue());
        }
    }

    void prepare(long caller, String id, List<String> content) {
        fence(caller, "prepare " + id);
        if (prepared.put(id, new Transaction(caller, List.copyOf(content))) != null || committed.containsKey(id))
            onViolation.accept("transaction " + id + " was prepared twice");
    }

    /// Records the first checkpoint that contains a prepared transaction.
    void belongs(String id, long checkpoint) {
        checkpoints.put(id, checkpoint);
    }

    /// Returns the checkpoint of a transaction; 0 for none.
    long checkpointOf(String id) {
        return checkpoints.getOrDefault(id, 0L);
    }

    void commit(long caller, String id) {
        // This holds however late the commit is: every attempt that has started since must have known
        // the transaction.
        if (caller < epoch && rolledBack.containsKey(id))
            onViolation.accept("transaction %s was to be committed by attempt %d, and was rolled back by attempt %d"
                    .formatted(id, caller, epoch));
        fence(caller, "commit " + id);
        if (committed.containsKey(id)) return;
        Transaction transaction = prepared.remove(id);
        if (transaction == null) {
            onViolation.accept(
                    rolledBack.containsKey(id)
                            ? "transaction " + id + " is to be committed but was rolled back: output is lost"
                            : "transaction " + id + " is to be committed but was never prepared");
            return;
        }
        committed.put(id, transaction);
        for (String output : transaction.outputs)
            if (outputs.merge(output, 1, Integer::sum) > 1 && isExact && mayComeOnce(output))
                onViolation.accept("output %s came twice, the second time in transaction %s".formatted(output, id));
    }

    private boolean mayComeOnce(String output) {
        return !isDrained || output.startsWith(SimWorkload.RECORD);
    }

    /// Records that windows may have fired early, and may fire again.
    void drain() {
        isDrained = true;
    }

    boolean isDrained() {
        return isDrained;
    }

    /// Resets the system to its state at a checkpoint, together with the job.
    void goBack(long checkpoint) {
        prepared.putAll(rolledBack);
        rolledBack.clear();
        prepared.keySet().removeIf(id -> isAfter(id, checkpoint));
        for (Map.Entry<String, Transaction> each : List.copyOf(committed.entrySet())) {
            if (!isAfter(each.getKey(), checkpoint)) continue;
            committed.remove(each.getKey());
            for (String output : each.getValue().outputs) outputs.merge(output, -1, Integer::sum);
        }
        outputs.values().removeIf(times -> times == 0);
    }

    private boolean isAfter(String id, long checkpoint) {
        return checkpoints.getOrDefault(id, Long.MAX_VALUE) > checkpoint;
    }

    /// Returns the committed outputs, each with the number of its occurrences.
    Map<String, Integer> outputs() {
        return outputs;
    }
}
