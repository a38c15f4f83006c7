package dev.millrace.runtime.window.build;

import dev.millrace.api.plan.WindowAction;
import dev.millrace.api.plan.WindowOutput;
import dev.millrace.api.plan.WindowPlan;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.window.AggregateAggregation;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.runtime.window.ApplyingEmitter;
import dev.millrace.runtime.window.ListAggregation;
import dev.millrace.runtime.window.PassingEmitter;
import dev.millrace.runtime.window.ProcessingAllEmitter;
import dev.millrace.runtime.window.ProcessingEmitter;
import dev.millrace.runtime.window.ReduceAggregation;
import dev.millrace.runtime.window.WindowCollector;
import dev.millrace.runtime.window.WindowEmitter;
import dev.millrace.runtime.window.WindowProgress;
import dev.millrace.runtime.window.WindowStates;
import dev.millrace.runtime.window.bucket.EvictingEmitter;
import dev.millrace.runtime.window.slice.SliceOperator;
import org.jspecify.annotations.Nullable;

/// Creates the aggregation and the emitter of a window step.
///
/// @param assigner the subtask's own copy of the assigner
/// @param evictor the subtask's own copy of the evictor, or null
@SuppressWarnings({"unchecked", "rawtypes"})
record WindowEmitters(
        WindowPlan plan,
        WindowAssigner<?, ?> assigner,
        @Nullable Evictor<?, ?> evictor,
        OperatorContext context) {

    /// Creates the aggregation of the plan's function, or an aggregation that keeps all records.
    Aggregation<Object, Object, Object> aggregation() {
        return switch (plan.action()) {
            case WindowAction.Reduce reduce ->
                context.specializer()
                        .make(ReduceAggregation.class, Aggregation.class, context.function(reduce.function()));
            case WindowAction.Aggregate aggregate ->
                context.specializer()
                        .make(AggregateAggregation.class, Aggregation.class, context.function(aggregate.function()));
            case WindowAction.Collect _ -> (Aggregation) new ListAggregation<>();
            case WindowAction.None _ ->
                throw new IllegalStateException("nothing is kept of a window without a function");
        };
    }

    /// Creates an emitter that passes windows to the plan's function.
    ///
    /// @param contentsAreMany whether the contents of a window are all its records instead of one result
    WindowEmitter<Object, TimeWindow> emitter(WindowProgress progress, boolean contentsAreMany) {
        return emitter(progress, contentsAreMany, new TimeWindow.Serializer());
    }

    /// Creates an emitter for any type of window.
    <W extends Window> WindowEmitter<Object, W> emitter(
            WindowProgress progress, boolean contentsAreMany, TypeSerializer<W> windowSerializer) {
        WindowCollector<Object> collector = new WindowCollector<>(context.output());
        return (WindowEmitter<Object, W>)
                switch (output()) {
                    case WindowOutput.PassThrough _ -> new PassingEmitter<>(context.output());
                    case WindowOutput.Apply apply ->
                        new ApplyingEmitter<>(context.function(apply.function()), collector, contentsAreMany);
                    case WindowOutput.ApplyAll apply ->
                        new ApplyingEmitter<>(context.function(apply.function()), collector, contentsAreMany);
                    case WindowOutput.Process process ->
                        new ProcessingEmitter(
                                context.function(process.function()),
                                collector,
                                contentsAreMany,
                                windowStates(progress, windowSerializer),
                                context,
                                progress);
                    case WindowOutput.ProcessAll process ->
                        new ProcessingAllEmitter(
                                context.function(process.function()),
                                collector,
                                contentsAreMany,
                                windowStates(progress, windowSerializer),
                                context);
                };
    }

    private <W extends Window> WindowStates<W> windowStates(
            WindowProgress progress, TypeSerializer<W> windowSerializer) {
        boolean isEventTime = assigner.isEventTime();
        long latenessMillis = plan.allowedLatenessMillis();
        return new WindowStates<>(
                context,
                windowSerializer,
                assigner instanceof MergingWindowAssigner,
                window -> isEventTime
                        && SliceOperator.saturatedAdd(window.maxTimestamp(), latenessMillis)
                                <= progress.watermarkBefore());
    }

    private WindowOutput output() {
        return switch (plan.action()) {
            case WindowAction.Aggregate aggregate -> aggregate.output();
            case WindowAction.Reduce reduce -> reduce.output();
            case WindowAction.Collect collect -> collect.output();
            case WindowAction.None _ -> new WindowOutput.PassThrough();
        };
    }

    /// Creates an emitter that passes the records that the evictor leaves to the plan's function.
    <W extends Window> WindowEmitter<Object, W> evictingEmitter(WindowProgress progress, TypeSerializer<W> windows) {
        boolean isList = plan.action() instanceof WindowAction.Collect;
        return (WindowEmitter) new EvictingEmitter<>(
                (Evictor<Object, W>) Check.present(evictor, "the evictor"),
                emitter(progress, isList, windows),
                folding(),
                plan.action() instanceof WindowAction.Reduce,
                progress,
                context);
    }

    /// Returns the aggregation of the records that the evictor leaves when the window fires.
    private EvictingEmitter.Folding<Object> folding() {
        if (plan.action() instanceof WindowAction.Collect) return records -> records;
        Aggregation<Object, Object, Object> aggregation = aggregation();
        return records -> {
            Object kept = aggregation.none();
            for (Object record : records) {
                kept = kept == null ? aggregation.first(record) : aggregation.add(kept, record);
            }
            return aggregation.result(Check.present(kept, "a record of a window"));
        };
    }
}
