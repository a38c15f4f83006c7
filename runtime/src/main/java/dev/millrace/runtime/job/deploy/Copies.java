package dev.millrace.runtime.job.deploy;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.serializer.FlatObjects;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.graph.ChainLink;
import dev.millrace.runtime.escape.EscapeAnalysis;
import dev.millrace.runtime.escape.FunctionEscapes;
import dev.millrace.runtime.escape.FunctionEscapes.Entry;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Decides where a job copies records. A copy separates the sender of a record from its receiver. If escape analysis
/// shows that the receiver only reads the record, or that the sender keeps no reference, no copy is made. Thread-safe;
/// shared by all subtasks of a job.
final class Copies {
    private static final Entry MAP = Entry.of(MapFunction.class, "map", 0, -1);
    private static final Entry FILTER = Entry.of(FilterFunction.class, "filter", 0, -1);
    private static final Entry FLAT_MAP = Entry.of(FlatMapFunction.class, "flatMap", 0, 1);
    private static final Entry PROCESS = Entry.of(ProcessFunction.class, "processElement", 0, 2);
    private static final Entry PROCESS_TIMER = Entry.of(ProcessFunction.class, "onTimer", -1, 2);
    private static final Entry KEYED = Entry.of(KeyedProcessFunction.class, "processElement", 0, 2);
    private static final Entry KEYED_TIMER = Entry.of(KeyedProcessFunction.class, "onTimer", -1, 2);

    private final ExecutionConfig execution;
    private final boolean isReading;
    private final Map<Integer, Optional<EscapeAnalysis>> escapesByStep = new ConcurrentHashMap<>();

    /// Creates the copy rules of a job.
    ///
    /// @param isReading true to use escape analysis; otherwise every mutable record is copied
    Copies(ExecutionConfig execution, boolean isReading) {
        this.execution = execution;
        this.isReading = isReading;
    }

    /// Returns whether no other code refers to the records of a step's main output.
    ///
    /// @param isOwner true if no other code refers to the step's input records
    boolean givesOwn(ChainLink link, boolean isOwner) {
        boolean isOnlyExit =
                link.exits().stream().filter(exit -> exit.side() == null).count() == 1;
        if (!isOnlyExit) return false;
        return escapes(link.step())
                .map(escapes -> escapes.givesNewOnly() || isOwner && handsOn(escapes, link.step()))
                .orElse(false);
    }

    private boolean handsOn(EscapeAnalysis escapes, Step<?> step) {
        return escapes.givesOwnOnly() && (!escapes.assumesExact() || isFinal(inputClass(step)));
    }

    /// Returns the copier for records that go to the next step of the chain.
    ///
    /// @param isOwn true if no other code refers to the records
    Copier<Object> toNext(Step<?> next, Copier<Object> copier, boolean isOwn) {
        if (execution.isObjectReuseEnabled() || copier.isIdentity() || isOwn) return new Copier.Same<>();
        // Timestamp assigners read records and forward them. The copy is made after the assigner.
        if (next.operation() instanceof Operation.Timestamps) return new Copier.Same<>();
        EscapeAnalysis escapes = escapes(next).orElse(null);
        if (escapes == null || !escapes.isReadOnly()) return copier;
        Class<?> type = inputClass(next);
        boolean isSure = !escapes.assumesExact() || isFinal(type);
        return isSure || type == null ? new Copier.Same<>() : new SubclassCopier(type, copier);
    }

    /// Returns the copier for records that go to other subtasks. Object reuse does not apply here: Flink serializes
    /// records between subtasks, so programs may change a record after they emit it to a keyBy.
    ///
    /// @param isOwn true if no other code refers to the records
    /// @param targets the number of subtasks that receive each record
    static Copier<Object> toOthers(Copier<Object> copier, boolean isOwn, int targets) {
        return isOwn && targets == 1 ? new Copier.Same<>() : copier;
    }

    private Optional<EscapeAnalysis> escapes(Step<?> step) {
        return isReading ? escapesByStep.computeIfAbsent(step.id(), _ -> read(step)) : Optional.empty();
    }

    private Optional<EscapeAnalysis> read(Step<?> step) {
        Class<?> in = inputClass(step);
        Class<?> out = flatClass(step.type());
        if (in == null && out == null) return Optional.empty();
        return Optional.ofNullable(
                switch (step.operation()) {
                    case Operation.Map map -> FunctionEscapes.of(map.function(), MAP, in, out);
                    case Operation.Filter filter ->
                        FunctionEscapes.of(filter.function(), FILTER, in, out).passing();
                    case Operation.FlatMap flatMap -> FunctionEscapes.of(flatMap.function(), FLAT_MAP, in, out);
                    case Operation.Process process ->
                        FunctionEscapes.of(process.function(), PROCESS, in, out)
                                .or(FunctionEscapes.of(process.function(), PROCESS_TIMER, null, out));
                    case Operation.KeyedProcess process ->
                        FunctionEscapes.of(process.function(), KEYED, in, out)
                                .or(FunctionEscapes.of(process.function(), KEYED_TIMER, null, out));
                    default -> null;
                });
    }

    private @Nullable Class<?> inputClass(Step<?> step) {
        return step.inputs().size() == 1 ? flatClass(step.inputs().getFirst().type()) : null;
    }

    private @Nullable Class<?> flatClass(TypeInformation<?> type) {
        return FlatObjects.classOf(type.createSerializer(execution.getSerializerConfig()));
    }

    private static boolean isFinal(@Nullable Class<?> type) {
        return type != null && Modifier.isFinal(type.getModifiers());
    }

    /// Copies only objects of subclasses, because their methods were not analyzed.
    private record SubclassCopier(Class<?> type, Copier<Object> copier) implements Copier<Object> {
        @Override
        public Object copy(Object value) {
            return value == null || value.getClass() == type ? value : copier.copy(value);
        }
    }
}
