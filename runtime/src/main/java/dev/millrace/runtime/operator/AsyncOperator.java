package dev.millrace.runtime.operator;

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
import dev.millrace.base.host.Host;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs an [AsyncFunction]: many calls under way at once, their results in order or as they come, but never across a
/// watermark.
///
/// At capacity the operator waits in the middle of its record, which makes its thread its own (see
/// [Services#waitUntil]); so calls are bounded and nobody else is held up.
final class AsyncOperator<I, O> implements OneInput<I> {

    /// How calls are made and repeated.
    ///
    /// @param timeoutMillis 0 for none
    record Settings(
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
    /// Timestamps and records of calls without results that have been sent.
    private final ListState<Tuple2<Long, I>> state;

    private final ArrayDeque<AsyncEntry<I, O>> queue = new ArrayDeque<>();
    private int underWay;

    @SuppressWarnings("unchecked")
    AsyncOperator(AsyncFunction<I, O> function, Settings settings, OperatorContext context) throws Exception {
        this.function = context.function(function);
        this.settings = settings;
        this.out = (Receiver<O>) (Receiver<?>) context.output();
        this.control = context.control();
        this.failures = context.failures();
        this.services = context.services();
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

    /// Makes calls again that were under way at the checkpoint, before any input comes.
    private void restore() throws Exception {
        List<Tuple2<Long, I>> calls = new ArrayList<>();
        for (Tuple2<Long, I> each : Check.present(state.get(), "a list")) calls.add(each);
        if (calls.isEmpty()) return;
        services.post(() -> {
            for (Tuple2<Long, I> each : calls) record(each.f1, each.f0);
        });
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        List<Tuple2<Long, I>> calls = new ArrayList<>();
        for (AsyncEntry<I, O> entry : queue)
            if (entry instanceof AsyncCall<I, O> call) calls.add(Tuple2.of(call.timestamp(), call.value()));
        state.update(calls);
    }

    @Override
    public void record(I value, long timestamp) {
        if (underWay >= settings.capacity()) services.waitUntil(() -> underWay < settings.capacity());
        underWay++;
        AsyncCall<I, O> call = new AsyncCall<>(this, value, timestamp);
        queue.add(call);
        call.start();
    }

    @Override
    public void watermark(long timestamp) {
        queue.add(new AsyncEntry.Passing<>(() -> control.watermark(timestamp)));
        emitReady();
    }

    @Override
    public void idle(boolean isIdle) {
        queue.add(new AsyncEntry.Passing<>(() -> control.idle(isIdle)));
        emitReady();
    }

    @Override
    public void end() {
        services.retain();
        queue.add(new AsyncEntry.Passing<>(() -> {
            control.end();
            services.released();
        }));
        emitReady();
    }

    AsyncFunction<I, O> function() {
        return function;
    }

    Settings settings() {
        return settings;
    }

    Host host() {
        return services.host();
    }

    Deadlines deadlines() {
        return services.deadlines();
    }

    UserFailures failures() {
        return failures;
    }

    /// Any thread.
    void post(Runnable mail) {
        services.post(mail);
    }

    /// A call has its results; on the subtask's thread.
    void completed(AsyncCall<I, O> call) {
        underWay--;
        if (!settings.isOrdered() && !hasPassingBefore(call)) {
            queue.remove(call);
            emit(call);
        }
        emitReady();
    }

    private boolean hasPassingBefore(AsyncCall<I, O> call) {
        for (AsyncEntry<I, O> entry : queue) {
            if (entry == call) return false;
            if (entry instanceof AsyncEntry.Passing) return true;
        }
        return false;
    }

    /// Emits from the head of the queue; unordered calls behind a passed watermark are free to go in any order.
    private void emitReady() {
        while (!queue.isEmpty() && queue.peek().isReady()) take(queue.remove());
        if (settings.isOrdered()) return;
        while (true) {
            AsyncEntry<I, O> ready = firstReadyBeforePassing();
            if (ready == null) break;
            queue.remove(ready);
            take(ready);
        }
        if (!queue.isEmpty() && queue.peek().isReady()) emitReady();
    }

    private @Nullable AsyncEntry<I, O> firstReadyBeforePassing() {
        for (AsyncEntry<I, O> entry : queue) {
            if (entry instanceof AsyncEntry.Passing) return null;
            if (entry.isReady()) return entry;
        }
        return null;
    }

    private void take(AsyncEntry<I, O> entry) {
        switch (entry) {
            case AsyncEntry.Passing<I, O> passing -> passing.pass().run();
            case AsyncCall<I, O> call -> emit(call);
        }
    }

    private void emit(AsyncCall<I, O> call) {
        Collection<O> results = call.results();
        for (O result : results) out.record(result, call.timestamp());
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        for (AsyncEntry<I, O> entry : queue) if (entry instanceof AsyncCall<I, O> call) call.abandon();
        UserFunctions.close(function);
    }
}
