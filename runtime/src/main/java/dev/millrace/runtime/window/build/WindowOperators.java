package dev.millrace.runtime.window.build;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.TaggedUnion;
import dev.millrace.api.plan.WindowAction;
import dev.millrace.api.plan.WindowPlan;
import dev.millrace.api.serializer.ListSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.AppendingState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.GlobalWindows;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.api.window.trigger.CountTrigger;
import dev.millrace.api.window.trigger.PurgingTrigger;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.runtime.window.WindowCollector;
import dev.millrace.runtime.window.WindowEmitter;
import dev.millrace.runtime.window.WindowProgress;
import dev.millrace.runtime.window.bucket.BucketOperator;
import dev.millrace.runtime.window.bucket.BucketTimers;
import dev.millrace.runtime.window.bucket.BucketTrigger;
import dev.millrace.runtime.window.bucket.Contents;
import dev.millrace.runtime.window.bucket.CountWindowOperator;
import dev.millrace.runtime.window.bucket.CountedContents;
import dev.millrace.runtime.window.bucket.EvictableContents;
import dev.millrace.runtime.window.bucket.EvictingEmitter;
import dev.millrace.runtime.window.bucket.ListContents;
import dev.millrace.runtime.window.bucket.ListEmitter;
import dev.millrace.runtime.window.bucket.MergingWindows;
import dev.millrace.runtime.window.bucket.StampedSerializer;
import dev.millrace.runtime.window.bucket.StateContents;
import dev.millrace.runtime.window.bucket.WindowStateFormat;
import dev.millrace.runtime.window.join.JoinBucketEmitter;
import dev.millrace.runtime.window.join.JoinBucketOperator;
import dev.millrace.runtime.window.join.JoinEmitter;
import dev.millrace.runtime.window.record.RecordReading;
import dev.millrace.runtime.window.record.RecordSliceOperator;
import dev.millrace.runtime.window.record.RecordSlices;
import dev.millrace.runtime.window.session.SessionAlarms;
import dev.millrace.runtime.window.session.SessionOperator;
import dev.millrace.runtime.window.slice.CatchUp;
import dev.millrace.runtime.window.slice.SliceFiring;
import dev.millrace.runtime.window.slice.SliceOperator;
import dev.millrace.runtime.window.slice.SliceShape;
import dev.millrace.runtime.window.slice.Slices;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NamespacedState;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.key.Keys;
import dev.millrace.state.timer.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chooses and creates the operator of a window step: slices or sessions if the plan and the function allow them,
/// else buckets.
@SuppressWarnings({"unchecked", "rawtypes"})
public final class WindowOperators {
    /// The names under which window operators store data in snapshots.
    private static final List<String> KEPT = Stream.concat(
                    Stream.of(
                            Slices.NAME,
                            SessionOperator.NAME,
                            CountedContents.NAME,
                            BucketTimers.NAME + Timers.EVENT_TIME,
                            BucketTimers.NAME + Timers.PROCESSING_TIME),
                    Stream.of(RecordSlices.ONE, RecordSlices.BOTH)
                            .flatMap(List::stream)
                            .map(RecordSlices.Input::name))
            .toList();

    private final WindowPlan plan;
    /// The subtask's own copies, because assigners and evictors may have state.
    private final WindowAssigner<?, ?> assigner;

    private final @Nullable Evictor<?, ?> evictor;
    private final OperatorContext context;
    private final WindowEmitters emitters;
    private final boolean isGeneralOnly;

    private WindowOperators(WindowPlan plan, OperatorContext context, boolean isGeneralOnly) {
        this.plan = plan;
        this.assigner = context.functions().copy(plan.assigner());
        this.evictor = plan.evictor() == null ? null : context.functions().copy(plan.evictor());
        this.context = context;
        this.emitters = new WindowEmitters(plan, assigner, evictor, context);
        this.isGeneralOnly = isGeneralOnly;
    }

    /// Creates the operator of a window.
    ///
    /// @param isGeneralOnly whether to use buckets for all windows, for tests that compare the operators
    public static Operator window(Operation.Window window, OperatorContext context, boolean isGeneralOnly) {
        return new WindowOperators(window.window(), context, isGeneralOnly).single();
    }

    public static Operator coGroup(Operation.CoGroup coGroup, OperatorContext context, boolean isGeneralOnly) {
        return new WindowOperators(coGroup.window(), context, isGeneralOnly).join(coGroup.function());
    }

    public static Operator join(Operation.WindowJoin join, OperatorContext context, boolean isGeneralOnly) {
        return new WindowOperators(join.window(), context, isGeneralOnly).join(join.function());
    }

    private Operator single() {
        WindowProgress progress = new WindowProgress(context, plan);
        Optional<SliceShape> shape = shape();
        if (shape.isPresent() && canSlice(shape.get())) return slices(shape.get(), progress);
        // If a snapshot contains buckets, keep this format.
        if (restoresBuckets()) return buckets(progress);
        if (shape.isPresent() && canKeepRecords()) return recordSlices(shape.get(), progress);
        if (isPlainSession()) return sessions(progress);
        OptionalLong count = windowCount();
        if (count.isPresent()) return countWindows(count.getAsLong(), progress);
        return buckets(progress);
    }

    /// Throws if the snapshot was written by another window operator, whose data would be lost.
    ///
    /// @param own the names of the new operator's data
    private void refuseOthers(String... own) {
        List<String> others = new ArrayList<>(KEPT);
        others.removeAll(List.of(own));
        for (String name : others) {
            if (context.keyedStates().restores(name)) {
                throw SectionSerializers.misfit(
                        "The snapshot contains '%s' of '%s', whose windows are now stored in another format."
                                .formatted(name, context.step().name()));
            }
        }
    }

    private boolean isPlain() {
        return plan.hasDefaultTrigger() && !isGeneralOnly;
    }

    private Optional<SliceShape> shape() {
        if (!isPlain()) return Optional.empty();
        return switch (assigner) {
            case TumblingEventTimeWindows tumbling
            when tumbling.isAligned() ->
                Optional.of(new SliceShape(tumbling.sizeMillis(), tumbling.sizeMillis(), tumbling.offsetMillis()));
            case SlidingEventTimeWindows sliding ->
                Optional.of(new SliceShape(sliding.sizeMillis(), sliding.slideMillis(), sliding.offsetMillis()));
            default -> Optional.empty();
        };
    }

    private boolean canSlice(SliceShape shape) {
        return switch (plan.action()) {
            case WindowAction.Reduce _ -> evictor == null;
            case WindowAction.Aggregate aggregate ->
                evictor == null && (shape.size() == shape.slice() || Mergeability.of(aggregate.function()));
            case WindowAction.Collect _, WindowAction.None _ -> false;
        };
    }

    private boolean restoresBuckets() {
        KeyedStates<Object> keyed = context.keyedStates();
        return WindowStateFormat.BUCKETS.isRestored(keyed)
                || keyed.restores(BucketTimers.NAME + Timers.EVENT_TIME)
                || keyed.restores(BucketTimers.NAME + Timers.PROCESSING_TIME);
    }

    /// Returns whether all records of windows can be kept in slices. Slices stay on the heap, so a state backend
    /// with a store uses buckets, unless the snapshot has slices. With an evictor, allowed lateness is not
    /// supported, because an evicted record must not reappear when a window fires again.
    private boolean canKeepRecords() {
        if (context.keyedStates().isStored() && !CatchUp.isRestored(context.keyedStates())) return false;
        return evictor == null ? plan.action() instanceof WindowAction.Collect : plan.allowedLatenessMillis() == 0;
    }

    private boolean isPlainSession() {
        boolean fitsHeap = switch (plan.action()) {
            case WindowAction.Reduce _, WindowAction.Aggregate _ -> true;
            case WindowAction.Collect _ ->
                !context.keyedStates().isStored() || WindowStateFormat.SESSIONS.isRestored(context.keyedStates());
            case WindowAction.None _ -> false;
        };
        return isPlain()
                && evictor == null
                && assigner instanceof EventTimeSessionWindows
                && plan.allowedLatenessMillis() == 0
                && fitsHeap;
    }

    /// Returns the number of records that end a window. Empty if the windows are not plain count windows.
    private OptionalLong windowCount() {
        boolean isCounted = !isGeneralOnly
                && evictor == null
                && assigner.getClass() == GlobalWindows.class
                && !(plan.action() instanceof WindowAction.None)
                && plan.trigger() instanceof PurgingTrigger<?, ?> purging
                && purging.getNestedTrigger() instanceof CountTrigger<?>;
        if (!isCounted) return OptionalLong.empty();
        CountTrigger<?> trigger = (CountTrigger<?>) ((PurgingTrigger<?, ?>) plan.trigger()).getNestedTrigger();
        return OptionalLong.of(trigger.maxCount());
    }

    private Operator countWindows(long count, WindowProgress progress) {
        refuseOthers(CountedContents.NAME);
        boolean isList = plan.action() instanceof WindowAction.Collect;
        CountedContents<Object> contents = isList
                ? CountedContents.listed(context.keyedStates(), inputSerializer())
                : CountedContents.aggregated(
                        context.keyedStates(), emitters.aggregation(), keptType(), context.execution());
        return new CountWindowOperator<>(
                count,
                context.keyedStates(),
                contents,
                emitters.emitter(progress, isList, new GlobalWindow.Serializer()),
                progress);
    }

    private Operator slices(SliceShape shape, WindowProgress progress) {
        refuseOthers(Slices.NAME);
        AccumulatorTables tables = accumulators();
        Aggregation<Object, Object, Object> aggregation = emitters.aggregation();
        SliceFiring firing = new SliceFiring(
                shape,
                plan.allowedLatenessMillis(),
                context.keyedStates(),
                aggregation,
                tables,
                emitters.emitter(progress, false),
                progress);
        return context.specializer()
                .make(
                        SliceOperator.class,
                        Operator.class,
                        shape,
                        plan.allowedLatenessMillis(),
                        context.keyedStates(),
                        aggregation,
                        tables,
                        firing,
                        progress);
    }

    private Operator recordSlices(SliceShape shape, WindowProgress progress) {
        refuseOthers(names(RecordSlices.ONE));
        boolean isEvicting = evictor != null;
        TypeSerializer<Object> values = inputSerializer();
        TypeSerializer<Object> records = isEvicting ? (TypeSerializer) new StampedSerializer<>(values) : values;
        WindowEmitter<Object, TimeWindow> emitter = isEvicting
                ? emitters.evictingEmitter(progress, new TimeWindow.Serializer())
                : emitters.emitter(progress, true);
        return new RecordSliceOperator(
                shape,
                plan.allowedLatenessMillis(),
                context.keyedStates(),
                new RecordSliceOperator.Keeping(RecordSlices.ONE, RecordReading.alone(records), isEvicting),
                new ListEmitter(context.keyedStates(), emitter, isEvicting),
                progress);
    }

    private static String[] names(List<RecordSlices.Input> inputs) {
        return inputs.stream().map(RecordSlices.Input::name).toArray(String[]::new);
    }

    private Operator sessions(WindowProgress progress) {
        refuseOthers(SessionOperator.NAME);
        long gapMillis = ((EventTimeSessionWindows) assigner).gapMillis();
        return context.specializer()
                .make(
                        SessionOperator.class,
                        Operator.class,
                        gapMillis,
                        context.keyedStates(),
                        emitters.aggregation(),
                        accumulators(),
                        new SessionAlarms(keys().isPrimitive(), gapMillis),
                        emitters.emitter(progress, plan.action() instanceof WindowAction.Collect),
                        progress);
    }

    private AccumulatorTables accumulators() {
        TypeInformation<Object> kept = keptType();
        boolean isReduce = plan.action() instanceof WindowAction.Reduce;
        return new AccumulatorTables(
                keys(),
                Long.class.equals(kept.getTypeClass()) && !(plan.action() instanceof WindowAction.Collect),
                isReduce ? SectionKind.KEYED_REDUCING : SectionKind.KEYED_AGGREGATING,
                plan.action() instanceof WindowAction.Collect
                        ? (TypeSerializer) new ListSerializer<>(inputSerializer())
                        : kept.createSerializer(context.execution().getSerializerConfig()));
    }

    private TypeInformation<Object> keptType() {
        return switch (plan.action()) {
            case WindowAction.Aggregate aggregate -> (TypeInformation<Object>) aggregate.accumulatorType();
            default -> inputType();
        };
    }

    private TypeInformation<Object> inputType() {
        return (TypeInformation<Object>) context.step().inputs().getFirst().type();
    }

    private Keys<Object> keys() {
        return context.keyedStates().keyShape();
    }

    private BucketOperator<Object, Object, Window> buckets(WindowProgress progress) {
        TypeSerializer<Window> windows = windowSerializer();
        if (evictor != null) return evicting(progress, windows);
        boolean isList = plan.action() instanceof WindowAction.Collect;
        Contents<Object, Object, Window> contents = isList
                ? (Contents) new ListContents<>(records(windows, inputSerializer()))
                : new StateContents<>((NamespacedState<Window, AppendingState<Object, Object>>)
                        (NamespacedState) context.keyedStates().namespaced(ready(contentsDescriptor()), windows));
        return bucketOperator(contents, emitters.emitter(progress, isList, windows), progress, windows);
    }

    private <D extends StateDescriptor<?, ?>> D ready(D descriptor) {
        descriptor.initializeSerializerUnlessSet(context.execution());
        return descriptor;
    }

    private TypeSerializer<Object> inputSerializer() {
        return inputType().createSerializer(context.execution().getSerializerConfig());
    }

    private StateDescriptor contentsDescriptor() {
        return switch (plan.action()) {
            case WindowAction.Reduce reduce ->
                new ReducingStateDescriptor<>(
                        "window-contents", (ReduceFunction) context.function(reduce.function()), inputType());
            case WindowAction.Aggregate aggregate ->
                new AggregatingStateDescriptor<>(
                        "window-contents", (AggregateFunction) context.function(aggregate.function()), (TypeInformation)
                                aggregate.accumulatorType());
            case WindowAction.Collect _, WindowAction.None _ ->
                throw new IllegalStateException("a list of records is no aggregation");
        };
    }

    private BucketOperator<Object, Object, Window> evicting(WindowProgress progress, TypeSerializer<Window> windows) {
        NamespacedState<Window, ListState<TimestampedValue<Object>>> state =
                records(windows, new StampedSerializer<>(inputSerializer()));
        return bucketOperator(
                (Contents) new EvictableContents<>(state),
                emitters.evictingEmitter(progress, windows),
                progress,
                windows);
    }

    private <T> NamespacedState<Window, ListState<T>> records(
            TypeSerializer<Window> windows, TypeSerializer<T> serializer) {
        return (NamespacedState) context.keyedStates()
                .namespaced(ready(new ListStateDescriptor<>("window-contents", serializer)), windows);
    }

    private <I> BucketOperator<I, Object, Window> bucketOperator(
            Contents<I, Object, Window> contents,
            WindowEmitter<Object, Window> emitter,
            WindowProgress progress,
            TypeSerializer<Window> windows) {
        refuseOthers(BucketTimers.NAME + Timers.EVENT_TIME, BucketTimers.NAME + Timers.PROCESSING_TIME);
        BucketTimers<Window> timers = new BucketTimers<>(context, windows);
        BucketTrigger<Window> trigger = new BucketTrigger<>(
                (Trigger<Object, Window>) context.functions().copy(plan.trigger()),
                windows,
                timers,
                progress,
                // Restored windows may have fired and still accept late records.
                plan.allowedLatenessMillis() == 0
                        || !context.keyedStates().restores(BucketTimers.NAME + Timers.EVENT_TIME),
                context);
        MergingWindows<Window> merging = null;
        if (assigner instanceof MergingWindowAssigner<?, ?> mergingAssigner) {
            merging = new MergingWindows<>(
                    (MergingWindowAssigner<?, Window>) mergingAssigner,
                    context.keyedStates().map(ready(new MapStateDescriptor<>("merging-window-set", windows, windows))));
        }
        return new BucketOperator<>(
                new BucketOperator.Parts<>(
                        (WindowAssigner<Object, Window>) assigner,
                        contents,
                        trigger,
                        emitter,
                        merging,
                        plan.allowedLatenessMillis()),
                timers,
                progress,
                context);
    }

    private TypeSerializer<Window> windowSerializer() {
        return ((WindowAssigner<Object, Window>) assigner).getWindowSerializer(context.execution());
    }

    private Operator join(Object function) {
        WindowProgress progress = new WindowProgress(context, plan);
        JoinEmitter emitter = new JoinEmitter(context.function(function), new WindowCollector<>(context.output()));
        Optional<SliceShape> shape = shape();
        if (shape.isPresent() && evictor == null) {
            refuseOthers(names(RecordSlices.BOTH));
            return new RecordSliceOperator(
                    shape.get(),
                    plan.allowedLatenessMillis(),
                    context.keyedStates(),
                    new RecordSliceOperator.Keeping(RecordSlices.BOTH, RecordReading.of(context), false),
                    emitter,
                    progress);
        }
        return new JoinBucketOperator(joinBuckets(emitter, progress));
    }

    private BucketOperator<TaggedUnion<Object, Object>, ?, ?> joinBuckets(
            JoinEmitter emitter, WindowProgress progress) {
        TypeSerializer<Window> windows = windowSerializer();
        JoinBucketEmitter<Window> split = new JoinBucketEmitter<>(emitter);
        TypeSerializer<Object> sides =
                (TypeSerializer) RecordReading.of(context).sides();
        if (evictor == null) {
            NamespacedState<Window, ListState<Object>> state = records(windows, sides);
            return bucketOperator((Contents) new ListContents<>(state), split, progress, windows);
        }
        NamespacedState<Window, ListState<TimestampedValue<Object>>> state =
                records(windows, new StampedSerializer<>(sides));
        WindowEmitter<Object, Window> evicting = (WindowEmitter) new EvictingEmitter<>(
                (Evictor<Object, Window>) Check.present(evictor, "the evictor"),
                split,
                records -> records,
                false,
                progress,
                context);
        return bucketOperator((Contents) new EvictableContents<>(state), evicting, progress, windows);
    }
}
