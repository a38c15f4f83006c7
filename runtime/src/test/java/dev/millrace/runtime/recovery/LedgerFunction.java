package dev.millrace.runtime.recovery;

import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.sink.legacy.TwoPhaseCommitSinkFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Writes numbers to a [Ledger] as functions of Flink 1.x do. Prepared transactions survive the job.
final class LedgerFunction extends TwoPhaseCommitSinkFunction<Long, String, String> {
    private static final long serialVersionUID = 1L;
    private static final Map<String, List<Long>> PREPARED = new ConcurrentHashMap<>();
    private static final AtomicInteger BEGUN = new AtomicInteger();
    /// The number of transactions that were aborted after a restore.
    static final AtomicInteger GIVEN_UP = new AtomicInteger();

    private final String test;
    private final int failingAttempts;
    private transient List<Long> written = new ArrayList<>();

    LedgerFunction(String test, int failingAttempts) {
        super(StringSerializer.INSTANCE, StringSerializer.INSTANCE);
        this.test = test;
        this.failingAttempts = failingAttempts;
        setTransactionTimeout(60_000);
        enableTransactionTimeoutWarnings(0.5);
    }

    @Override
    protected Optional<String> initializeUserContext() {
        return Optional.of("context");
    }

    @Override
    protected String beginTransaction() {
        if (!getUserContext().equals(Optional.of("context"))) throw new AssertionError("the context is lost");
        written = new ArrayList<>();
        return test + "-" + BEGUN.incrementAndGet();
    }

    @Override
    protected void invoke(String transaction, Long value, Context context) {
        written.add(value);
    }

    @Override
    protected void preCommit(String transaction) {
        PREPARED.put(transaction, List.copyOf(written));
    }

    @Override
    protected void commit(String transaction) {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        if (task.getAttemptNumber() < failingAttempts && task.getIndexOfThisSubtask() == 0) {
            Ledger.of(test).failedCommits.incrementAndGet();
            throw new IllegalStateException("planned");
        }
        Ledger.of(test).commit(Ledger.transaction(transaction, PREPARED.get(transaction)));
    }

    @Override
    protected void recoverAndCommit(String transaction) {
        Ledger.of(test).commit(Ledger.transaction(transaction, PREPARED.get(transaction)));
    }

    @Override
    protected void abort(String transaction) {
        // After this call, the transaction cannot be committed.
        PREPARED.remove(transaction);
    }

    @Override
    protected void recoverAndAbort(String transaction) {
        GIVEN_UP.incrementAndGet();
        abort(transaction);
    }

    @Override
    protected void finishProcessing(@Nullable String transaction) {
        if (transaction == null) throw new AssertionError("no transaction at the end");
    }
}
