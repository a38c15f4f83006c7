package dev.millrace.api.sink.legacy;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.CompositeTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes in transactions, one for each checkpoint. The function prepares the transaction when the checkpoint is taken
/// and commits it when the checkpoint is complete. Without checkpoints, one transaction is committed at the end.
///
/// @param <IN> the type of the records
/// @param <TXN> the type of transaction handles
/// @param <CONTEXT> the type of additional state
public abstract class TwoPhaseCommitSinkFunction<IN, TXN, CONTEXT> extends RichSinkFunction<IN>
        implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TwoPhaseCommitSinkFunction.class);

    /// The prepared transactions by checkpoint, oldest first.
    @SuppressWarnings("serial") // empty when the function is serialized
    protected final LinkedHashMap<Long, TransactionHolder<TXN>> pendingCommitTransactions = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // set when the state is initialized
    protected transient Optional<CONTEXT> userContext;

    @SuppressWarnings("NullAway.Init") // set when the state is initialized
    protected transient ListState<State<TXN, CONTEXT>> state;

    private final TypeSerializer<TXN> transactions;
    private final TypeSerializer<CONTEXT> contexts;
    private transient @Nullable TransactionHolder<TXN> current;
    private transient boolean hasFinished;
    private long timeoutMillis = Long.MAX_VALUE;
    private boolean ignoresFailuresAfterTimeout;
    private double warningRatio = -1;

    public TwoPhaseCommitSinkFunction(
            TypeSerializer<TXN> transactionSerializer, TypeSerializer<CONTEXT> contextSerializer) {
        this.transactions = transactionSerializer;
        this.contexts = contextSerializer;
    }

    /// Returns the additional state of a function that starts without a checkpoint; empty for none.
    protected Optional<CONTEXT> initializeUserContext() {
        return Optional.empty();
    }

    protected Optional<CONTEXT> getUserContext() {
        return userContext;
    }

    /// Returns the current transaction; null after the end of the input.
    protected @Nullable TXN currentTransaction() {
        return current == null ? null : current.handle;
    }

    /// Returns the prepared transactions by checkpoint.
    protected Stream<Map.Entry<Long, TXN>> pendingTransactions() {
        return pendingCommitTransactions.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), each.getValue().handle));
    }

    // ---- methods of subclasses

    /// Writes a record in a transaction.
    protected abstract void invoke(TXN transaction, IN value, Context context) throws Exception;

    protected abstract TXN beginTransaction() throws Exception;

    /// Prepares a transaction: makes the writes durable, so that a commit cannot fail.
    protected abstract void preCommit(TXN transaction) throws Exception;

    /// Commits a transaction: makes the writes visible. An exception fails the job, which commits again after
    /// the restart.
    protected abstract void commit(TXN transaction);

    /// Commits a transaction of an earlier attempt, which may be committed already.
    protected void recoverAndCommit(TXN transaction) {
        commit(transaction);
    }

    /// Aborts a transaction and discards its writes.
    protected abstract void abort(TXN transaction);

    /// Aborts a transaction of an earlier attempt.
    protected void recoverAndAbort(TXN transaction) {
        abort(transaction);
    }

    /// Handles the end of a restore.
    ///
    /// @param handledTransactions the transactions that were committed or aborted
    protected void finishRecoveringContext(Collection<TXN> handledTransactions) {}

    /// Handles the end of the input. Called before the last transaction is prepared.
    protected void finishProcessing(@Nullable TXN transaction) {}

    // ---- calls of the engine

    @Override
    public final void invoke(IN value) throws Exception {}

    @Override
    public final void invoke(IN value, Context context) throws Exception {
        invoke(Check.present(current, "a transaction before the end of the input").handle, value, context);
    }

    @Override
    public final void finish() throws Exception {
        hasFinished = true;
        finishProcessing(currentTransaction());
    }

    /// Commits the last transaction of a job without checkpoints.
    void commitWithoutCheckpoint() throws Exception {
        TransactionHolder<TXN> last = current;
        current = null;
        if (last == null) return;
        preCommit(last.handle);
        commit(last.handle);
    }

    @Override
    public final void notifyCheckpointComplete(long checkpointId) throws Exception {
        @Nullable RuntimeException failure = null;
        for (Long checkpoint : List.copyOf(pendingCommitTransactions.keySet())) {
            if (checkpoint > checkpointId) continue;
            TransactionHolder<TXN> prepared =
                    Check.present(pendingCommitTransactions.remove(checkpoint), "a prepared transaction");
            warnIfOld(prepared);
            try {
                commit(prepared.handle);
            } catch (RuntimeException thrown) {
                if (failure == null) failure = thrown;
                else failure.addSuppressed(thrown);
            }
        }
        if (failure != null) throw failure;
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) {}

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        TransactionHolder<TXN> written = current;
        if (written != null) {
            preCommit(written.handle);
            pendingCommitTransactions.put(context.getCheckpointId(), written);
            current = hasFinished ? null : begin();
        }
        state.update(List.of(new State<>(current, List.copyOf(pendingCommitTransactions.values()), userContext)));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        state = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("state", new StateSerializer<>(transactions, contexts)));
        boolean isContextRestored = false;
        if (context.isRestored()) {
            for (State<TXN, CONTEXT> each : Check.present(state.get(), "a list")) {
                userContext = each.getContext();
                List<TXN> handled = recover(each);
                if (userContext.isEmpty()) continue;
                finishRecoveringContext(handled);
                isContextRestored = true;
            }
        }
        if (!isContextRestored) userContext = initializeUserContext();
        pendingCommitTransactions.clear();
        current = begin();
    }

    private List<TXN> recover(State<TXN, CONTEXT> restored) {
        List<TXN> handled = new ArrayList<>();
        for (TransactionHolder<TXN> each : restored.getPendingCommitTransactions()) {
            commitAgain(each);
            handled.add(each.handle);
        }
        TransactionHolder<TXN> open = restored.getPendingTransaction();
        if (open == null) return handled;
        recoverAndAbort(open.handle);
        handled.add(open.handle);
        return handled;
    }

    private void commitAgain(TransactionHolder<TXN> prepared) {
        warnIfOld(prepared);
        try {
            recoverAndCommit(prepared.handle);
        } catch (RuntimeException thrown) {
            if (!ignoresFailuresAfterTimeout || ageMillis(prepared) <= timeoutMillis) throw thrown;
            LOG.error(
                    "{} could not be committed and is older than the timeout; its records are lost", prepared, thrown);
        }
    }

    private TransactionHolder<TXN> begin() throws Exception {
        return new TransactionHolder<>(beginTransaction(), Host.real().clock().millis());
    }

    private static long ageMillis(TransactionHolder<?> transaction) {
        return Host.real().clock().millis() - transaction.transactionStartTime;
    }

    private void warnIfOld(TransactionHolder<TXN> transaction) {
        long age = ageMillis(transaction);
        if (warningRatio >= 0 && age > timeoutMillis * warningRatio)
            LOG.warn("{} is {} ms old; the timeout is {} ms", transaction, age, timeoutMillis);
    }

    @Override
    public void close() throws Exception {
        super.close();
        TransactionHolder<TXN> open = current;
        current = null;
        if (open != null) abort(open.handle);
    }

    // ---- settings

    /// Sets the timeout after which the external system aborts transactions.
    ///
    /// @param transactionTimeout in milliseconds
    /// @throws IllegalArgumentException if the timeout is negative
    protected TwoPhaseCommitSinkFunction<IN, TXN, CONTEXT> setTransactionTimeout(long transactionTimeout) {
        if (transactionTimeout < 0)
            throw new IllegalArgumentException("the transaction timeout is negative: " + transactionTimeout);
        timeoutMillis = transactionTimeout;
        return this;
    }

    /// Lets the job continue after a restore if a transaction exceeded the timeout and cannot be committed. The records
    /// of the transaction are lost.
    protected TwoPhaseCommitSinkFunction<IN, TXN, CONTEXT> ignoreFailuresAfterTransactionTimeout() {
        ignoresFailuresAfterTimeout = true;
        return this;
    }

    /// Logs a warning for each transaction whose age at the commit exceeds a fraction of the timeout.
    ///
    /// @param warningRatio the fraction, from 0 to 1
    /// @throws IllegalArgumentException if the ratio is outside this range
    protected TwoPhaseCommitSinkFunction<IN, TXN, CONTEXT> enableTransactionTimeoutWarnings(double warningRatio) {
        if (warningRatio < 0 || warningRatio > 1)
            throw new IllegalArgumentException("the ratio for warnings is not from 0 to 1: " + warningRatio);
        this.warningRatio = warningRatio;
        return this;
    }

    /// Holds a transaction and its start time in milliseconds of the wall clock.
    public record TransactionHolder<TXN>(TXN handle, long transactionStartTime) {}

    /// Contains the state of the function in a checkpoint.
    public static final class State<TXN, CONTEXT> {
        protected @Nullable TransactionHolder<TXN> pendingTransaction;
        protected List<TransactionHolder<TXN>> pendingCommitTransactions;
        protected Optional<CONTEXT> context;

        public State() {
            this(null, new ArrayList<>(), Optional.empty());
        }

        /// @param pendingTransaction the current transaction; null for none
        /// @param pendingCommitTransactions the prepared transactions
        public State(
                @Nullable TransactionHolder<TXN> pendingTransaction,
                List<TransactionHolder<TXN>> pendingCommitTransactions,
                Optional<CONTEXT> context) {
            this.pendingTransaction = pendingTransaction;
            this.pendingCommitTransactions = pendingCommitTransactions;
            this.context = context;
        }

        /// Returns the current transaction; null for none.
        public @Nullable TransactionHolder<TXN> getPendingTransaction() {
            return pendingTransaction;
        }

        public void setPendingTransaction(@Nullable TransactionHolder<TXN> pendingTransaction) {
            this.pendingTransaction = pendingTransaction;
        }

        public List<TransactionHolder<TXN>> getPendingCommitTransactions() {
            return pendingCommitTransactions;
        }

        public void setPendingCommitTransactions(List<TransactionHolder<TXN>> pendingCommitTransactions) {
            this.pendingCommitTransactions = pendingCommitTransactions;
        }

        public Optional<CONTEXT> getContext() {
            return context;
        }

        public void setContext(Optional<CONTEXT> context) {
            this.context = context;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof State<?, ?> that
                    && Objects.equals(pendingTransaction, that.pendingTransaction)
                    && pendingCommitTransactions.equals(that.pendingCommitTransactions)
                    && context.equals(that.context);
        }

        @Override
        public int hashCode() {
            return Objects.hash(pendingTransaction, pendingCommitTransactions, context);
        }
    }

    /// Serializes [State]s.
    public static final class StateSerializer<TXN, CONTEXT> extends TypeSerializer<State<TXN, CONTEXT>> {
        private static final long serialVersionUID = 1L;

        private final TypeSerializer<TXN> transactions;
        private final TypeSerializer<CONTEXT> contexts;

        public StateSerializer(TypeSerializer<TXN> transactionSerializer, TypeSerializer<CONTEXT> contextSerializer) {
            this.transactions = transactionSerializer;
            this.contexts = contextSerializer;
        }

        @Override
        public boolean isImmutableType() {
            return transactions.isImmutableType() && contexts.isImmutableType();
        }

        @Override
        public TypeSerializer<State<TXN, CONTEXT>> duplicate() {
            return new StateSerializer<>(transactions.duplicate(), contexts.duplicate());
        }

        @Override
        public State<TXN, CONTEXT> createInstance() {
            return new State<>();
        }

        @Override
        public State<TXN, CONTEXT> copy(State<TXN, CONTEXT> from) {
            TransactionHolder<TXN> pending = from.pendingTransaction;
            List<TransactionHolder<TXN>> prepared = new ArrayList<>();
            for (TransactionHolder<TXN> each : from.pendingCommitTransactions) prepared.add(copy(each));
            return new State<>(pending == null ? null : copy(pending), prepared, from.context.map(contexts::copy));
        }

        private TransactionHolder<TXN> copy(TransactionHolder<TXN> from) {
            return new TransactionHolder<>(transactions.copy(from.handle), from.transactionStartTime);
        }

        @Override
        public State<TXN, CONTEXT> copy(State<TXN, CONTEXT> from, State<TXN, CONTEXT> reuse) {
            return copy(from);
        }

        @Override
        public int getLength() {
            return -1;
        }

        @Override
        public void serialize(State<TXN, CONTEXT> record, DataOutputView target) throws IOException {
            TransactionHolder<TXN> pending = record.pendingTransaction;
            target.writeBoolean(pending != null);
            if (pending != null) write(pending, target);
            target.writeInt(record.pendingCommitTransactions.size());
            for (TransactionHolder<TXN> each : record.pendingCommitTransactions) write(each, target);
            target.writeBoolean(record.context.isPresent());
            if (record.context.isPresent()) contexts.serialize(record.context.get(), target);
        }

        private void write(TransactionHolder<TXN> transaction, DataOutputView target) throws IOException {
            transactions.serialize(transaction.handle, target);
            target.writeLong(transaction.transactionStartTime);
        }

        @Override
        public State<TXN, CONTEXT> deserialize(DataInputView source) throws IOException {
            TransactionHolder<TXN> pending = source.readBoolean() ? read(source) : null;
            List<TransactionHolder<TXN>> prepared = new ArrayList<>();
            for (int left = source.readInt(); left > 0; left--) prepared.add(read(source));
            Optional<CONTEXT> context =
                    source.readBoolean() ? Optional.of(contexts.deserialize(source)) : Optional.empty();
            return new State<>(pending, prepared, context);
        }

        private TransactionHolder<TXN> read(DataInputView source) throws IOException {
            return new TransactionHolder<>(transactions.deserialize(source), source.readLong());
        }

        @Override
        public State<TXN, CONTEXT> deserialize(State<TXN, CONTEXT> reuse, DataInputView source) throws IOException {
            return deserialize(source);
        }

        @Override
        public void copy(DataInputView source, DataOutputView target) throws IOException {
            serialize(deserialize(source), target);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StateSerializer<?, ?> that
                    && transactions.equals(that.transactions)
                    && contexts.equals(that.contexts);
        }

        @Override
        public int hashCode() {
            return Objects.hash(transactions, contexts);
        }

        @Override
        public StateSerializerSnapshot<TXN, CONTEXT> snapshotConfiguration() {
            return new StateSerializerSnapshot<>(this);
        }
    }

    /// Describes a [StateSerializer] in snapshots.
    public static final class StateSerializerSnapshot<TXN, CONTEXT>
            extends CompositeTypeSerializerSnapshot<State<TXN, CONTEXT>, StateSerializer<TXN, CONTEXT>> {

        /// Creates an empty snapshot for reading.
        public StateSerializerSnapshot() {}

        StateSerializerSnapshot(StateSerializer<TXN, CONTEXT> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(StateSerializer<TXN, CONTEXT> outerSerializer) {
            return new TypeSerializer<?>[] {outerSerializer.transactions, outerSerializer.contexts};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected StateSerializer<TXN, CONTEXT> createOuterSerializerWithNestedSerializers(
                TypeSerializer<?>[] nestedSerializers) {
            return new StateSerializer<>(
                    (TypeSerializer<TXN>) nestedSerializers[0], (TypeSerializer<CONTEXT>) nestedSerializers[1]);
        }
    }
}
