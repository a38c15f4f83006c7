package dev.millrace.runtime.operator.async;

import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.async.AsyncRetryStrategy;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.operator.OneInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs an [AsyncFunction] with many concurrent calls. Emits results in order of the records or in order of completion,
/// but never across a watermark.
///
/// A record keeps its place in the queue until its results are emitted, so the capacity bounds the queue and its state
/// in checkpoints. At capacity, the chain takes no input. If operators before this one emit more records for their
/// current record, this operator waits in the middle of that record (see [Services#waitUntil]).
///
/// The subtask's thread takes all answers of other threads at once.
public final class AsyncOperator<I, O> implements OneInput<I> {

    /// Describes how calls run and are retried.
    ///
    /// @param timeoutMillis the timeout of a call, or 0 for no timeout
    public record Settings(
            boolean isOrdered,
            long timeoutMillis,
            int capacity,
            @Nullable AsyncRetryStrategy<?> retry) {}

    private final AsyncFunction<I, O> function;
    private final Settings settings;
    private final Receiver<O> out;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final Services services;
    /// The timestamps and records of calls whose results have not been emitted.
    private final ListState<Tuple2<Long, I>> state;

    private final AsyncQueue<I, O> queue;
    private final AsyncAnswers<I, O> answers = new AsyncAnswers<>();
    /// The calls whose results have not been emitted.
    private final AsyncCalls<I, O> calls = new AsyncCalls<>();

    /// The time at which the newest call times out. It never decreases, even if the clock does, so the oldest call is
    /// due first.
    private long newestDueMillis = Long.MIN_VALUE;

    private Deadlines.@Nullable Deadline timeout;
    private boolean isHolding;

    @SuppressWarnings("unchecked")
    public AsyncOperator(AsyncFunction<I, O> function, Settings settings, OperatorContext context) throws Exception {
        this.function = context.function(function);
        this.settings = settings;
        this.out = (Receiver<O>) (Receiver<?>) context.output();
        this.control = context.control();
        this.failures = context.failures();
        this.services = context.services();
        this.queue =
                settings.isOrdered() ? new OrderedAsyncQueue<>(this::leave) : new UnorderedAsyncQueue<>(this::leave);
        this.state = context.operatorStates().getListState(new ListStateDescriptor<>("millrace.calls", calls(context)));
        restore();
    }

    @SuppressWarnings("unchecked")
    private static <I> TypeSerializer<Tuple2<Long, I>> calls(OperatorContext context) {
        TypeInformation<I> type =
                (TypeInformation<I>) context.step().inputs().getFirst().type();
        TypeInformation<Tuple2<Long, I>> call = Types.TUPLE(Types.LONG, type);
        return call.createSerializer(context.execution().getSerializerConfig());
    }

    /// Repeats the calls that were active at the checkpoint, before any input arrives.
    private void restore() throws Exception {
        List<Tuple2<Long, I>> restored = new ArrayList<>();
        for (Tuple2<Long, I> each : Check.present(state.get(), "a list")) restored.add(each);
        if (restored.isEmpty()) return;
        services.post(() -> {
            for (Tuple2<Long, I> each : restored) record(each.f1, each.f0);
        });
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        state.update(kept());
    }

    /// Returns the content of a checkpoint: timestamps and records of all calls whose results have not been emitted.
    public List<Tuple2<Long, I>> kept() {
        List<Tuple2<Long, I>> kept = new ArrayList<>(calls.size());
        calls.forEach(call -> kept.add(Tuple2.of(call.timestamp(), call.value())));
        return kept;
    }

    @Override
    public void record(I value, long timestamp) {
        if (isFull()) takeAnswers();
        if (isFull()) services.waitUntil(() -> !isFull());
        AsyncCall<I, O> call = new AsyncCall<>(this, value, timestamp, due());
        calls.add(call);
        queue.add(call);
        if (timeout == null) awaitTimeout();
        call.start();
        hold();
    }

    private boolean isFull() {
        return calls.size() >= settings.capacity();
    }

    /// Holds the input while the queue is full.
    private void hold() {
        if (isHolding == isFull()) return;
        isHolding = !isHolding;
        services.holdInput(isHolding);
    }

    private long due() {
        if (settings.timeoutMillis() <= 0) return Long.MAX_VALUE;
        newestDueMillis = Math.max(newestDueMillis, millisAfter(settings.timeoutMillis()));
        return newestDueMillis;
    }

    /// Sets one deadline for all calls, because they time out in the order of their start.
    private void awaitTimeout() {
        AsyncCall<I, O> first = calls.first();
        while (first != null && !first.mayTimeOut()) first = first.next;
        if (first == null || first.dueMillis() == Long.MAX_VALUE) return;
        timeout = services.deadlines().at(first.dueMillis(), this::timeOut);
    }

    private void timeOut() {
        timeout = null;
        long now = services.host().clock().millis();
        AsyncCall<I, O> next;
        for (AsyncCall<I, O> call = calls.first(); call != null && call.dueMillis() <= now; call = next) {
            next = call.next;
            call.timedOut();
        }
        awaitTimeout();
    }

    @Override
    public void watermark(long timestamp) {
        queue.mark(timestamp);
    }

    @Override
    public void idle(boolean isIdle) {
        queue.add(new AsyncEntry.Passing<>(() -> control.idle(isIdle)));
    }

    @Override
    public void backlog(boolean isBacklog) {
        queue.add(new AsyncEntry.Passing<>(() -> control.backlog(isBacklog)));
    }

    @Override
    public void end() {
        services.retain();
        queue.add(new AsyncEntry.Passing<>(() -> {
            control.end();
            services.released();
        }));
    }

    AsyncFunction<I, O> function() {
        return function;
    }

    Settings settings() {
        return settings;
    }

    /// Returns the wall-clock time after a span of milliseconds from now.
    long millisAfter(long span) {
        long now = services.host().clock().millis();
        return span > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + span;
    }

    Deadlines deadlines() {
        return services.deadlines();
    }

    UserFailures failures() {
        return failures;
    }

    /// Queues the answer of an attempt. Thread-safe.
    void answered(AsyncCall.Attempt<I, O> attempt) {
        if (answers.add(attempt)) services.postSoon(this::takeAnswers);
    }

    private void takeAnswers() {
        answers.deliver();
        hold();
    }

    /// Handles a call that has its results. Called by the subtask's thread only.
    void completed(AsyncCall<I, O> call) {
        queue.completed(call);
        hold();
    }

    private void leave(AsyncEntry<I, O> entry) {
        switch (entry) {
            case AsyncEntry.Passing<I, O> passing -> passing.pass().run();
            case AsyncEntry.Mark<I, O> mark -> mark.pass(control);
            case AsyncCall<I, O> call -> emit(call);
        }
    }

    private void emit(AsyncCall<I, O> call) {
        calls.remove(call);
        for (O result : call.results()) out.record(result, call.timestamp());
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        calls.forEach(AsyncCall::abandon);
        if (timeout != null) timeout.cancel();
        UserFunctions.close(function);
    }
}
