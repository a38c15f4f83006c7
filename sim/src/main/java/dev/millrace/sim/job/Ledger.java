package dev.millrace.sim.job;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A system outside with transactions, which loses nothing. Output is prepared, and counts once it is committed. When
/// an attempt at the job prepares its first transaction, those of older attempts are rolled back that it has not
/// claimed, as sinks of real systems do. Used by one thread at a time.
final class Ledger {
    private record Transaction(long epoch, List<String> outputs) {}

    private final boolean isExact;
    private final Consumer<String> onViolation;
    private final Map<String, Transaction> prepared = new LinkedHashMap<>();
    private final Set<String> committed = new HashSet<>();
    private final Set<String> rolledBack = new HashSet<>();
    private final Set<String> claimed = new HashSet<>();
    private final Map<String, Integer> outputs = new TreeMap<>();
    private long epoch = -1;
    private boolean hasPrepared;

    /// @param isExact whether an output may count once only
    /// @param onViolation told of what must not happen
    Ledger(boolean isExact, Consumer<String> onViolation) {
        this.isExact = isExact;
        this.onViolation = onViolation;
    }

    /// A subtask of an attempt is there.
    ///
    /// @param newEpoch the attempt's number over all lives
    /// @param known transactions that its state names
    void open(long newEpoch, Iterable<String> known) {
        fence(newEpoch, "open");
        known.forEach(claimed::add);
    }

    private void fence(long caller, String what) {
        if (caller < epoch)
            onViolation.accept("%s by attempt %d after attempt %d began".formatted(what, caller, epoch));
        if (caller == epoch) return;
        epoch = caller;
        hasPrepared = false;
        claimed.clear();
    }

    void prepare(long caller, String id, List<String> content) {
        fence(caller, "prepare " + id);
        if (!hasPrepared) {
            hasPrepared = true;
            for (String each : List.copyOf(prepared.keySet())) {
                if (claimed.contains(each)) continue;
                prepared.remove(each);
                rolledBack.add(each);
            }
        }
        if (prepared.put(id, new Transaction(caller, List.copyOf(content))) != null || committed.contains(id))
            onViolation.accept("transaction " + id + " was prepared twice");
    }

    void commit(long caller, String id) {
        fence(caller, "commit " + id);
        if (committed.contains(id)) return;
        Transaction transaction = prepared.remove(id);
        if (transaction == null) {
            onViolation.accept(
                    rolledBack.contains(id)
                            ? "transaction " + id + " is to be committed but was rolled back: output is lost"
                            : "transaction " + id + " is to be committed but was never prepared");
            return;
        }
        committed.add(id);
        for (String output : transaction.outputs)
            if (outputs.merge(output, 1, Integer::sum) > 1 && isExact)
                onViolation.accept("output %s came twice, the second time in transaction %s".formatted(output, id));
    }

    /// What counts, and how often it came.
    Map<String, Integer> outputs() {
        return outputs;
    }
}
