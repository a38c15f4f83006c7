package dev.millrace.runtime.operator.build;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.NoWatermarksGenerator;
import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.operator.CoFlatMapOperator;
import dev.millrace.runtime.operator.CoMapOperator;
import dev.millrace.runtime.operator.FilterOperator;
import dev.millrace.runtime.operator.FinalReduceOperator;
import dev.millrace.runtime.operator.FlatMapOperator;
import dev.millrace.runtime.operator.KeyedReduceOperator;
import dev.millrace.runtime.operator.MapOperator;
import dev.millrace.runtime.operator.PeriodicClock;
import dev.millrace.runtime.operator.StrategyContext;
import dev.millrace.runtime.operator.TimestampingCollector;
import dev.millrace.runtime.operator.TimestampsOperator;
import dev.millrace.runtime.operator.async.AsyncOperator;
import dev.millrace.runtime.operator.partition.PartitionFold;
import dev.millrace.runtime.operator.partition.PartitionFoldOperator;
import dev.millrace.runtime.operator.partition.PartitionOperator;
import dev.millrace.runtime.operator.process.BroadcastOperator;
import dev.millrace.runtime.operator.process.BroadcastStates;
import dev.millrace.runtime.operator.process.CoProcessOperator;
import dev.millrace.runtime.operator.process.KeyedBroadcastOperator;
import dev.millrace.runtime.operator.process.KeyedCoProcessOperator;
import dev.millrace.runtime.operator.process.KeyedProcessOperator;
import dev.millrace.runtime.operator.process.ProcessOperator;
import dev.millrace.runtime.sort.PartitionSorter;
import java.util.Comparator;
import java.util.List;

/// Creates the operator of a step. Other classes create the operators of windows and sinks.
@SuppressWarnings({"unchecked", "rawtypes"})
public final class Operators {
    private Operators() {}

    public static Operator of(Operation operation, OperatorContext context) {
        return switch (operation) {
            case Operation.Map map ->
                context.specializer()
                        .make(
                                MapOperator.class,
                                Operator.class,
                                context.function((MapFunction) map.function()),
                                context.output(),
                                context.control(),
                                context.failures());
            case Operation.Filter filter ->
                context.specializer()
                        .make(
                                FilterOperator.class,
                                Operator.class,
                                context.function((FilterFunction) filter.function()),
                                context.output(),
                                context.control(),
                                context.failures());
            case Operation.FlatMap flatMap ->
                context.specializer()
                        .make(
                                FlatMapOperator.class,
                                Operator.class,
                                context.function((FlatMapFunction) flatMap.function()),
                                new TimestampingCollector<>(context.output()),
                                context.control(),
                                context.failures());
            case Operation.Process process -> new ProcessOperator(process.function(), context);
            case Operation.KeyedProcess process -> new KeyedProcessOperator(process.function(), context);
            case Operation.Timestamps timestamps -> timestamps(timestamps, context);
            case Operation.KeyedReduce reduce -> reduce(reduce, context);
            case Operation.Async async -> async(async, context);
            case Operation.CoMap coMap -> new CoMapOperator(coMap.function(), context);
            case Operation.CoFlatMap coFlatMap -> new CoFlatMapOperator(coFlatMap.function(), context);
            case Operation.CoProcess coProcess -> new CoProcessOperator(coProcess.function(), context);
            case Operation.KeyedCoProcess coProcess -> new KeyedCoProcessOperator(coProcess.function(), context);
            case Operation.BroadcastProcess process ->
                new BroadcastOperator(process.function(), states(process.states(), context), context);
            case Operation.KeyedBroadcastProcess process ->
                new KeyedBroadcastOperator(process.function(), states(process.states(), context), context);
            case Operation.MapPartition _,
                    Operation.SortPartition _,
                    Operation.PartitionReduce _,
                    Operation.PartitionAggregate _ -> partition(operation, context);
            default -> throw Check.broken("no operator is made for %s here", operation);
        };
    }

    private static BroadcastStates states(List<MapStateDescriptor<?, ?>> descriptors, OperatorContext context) {
        try {
            return new BroadcastStates(descriptors, context.operatorStates());
        } catch (Exception failed) {
            throw context.failures().during(failed, "while making its broadcast state");
        }
    }

    private static Operator timestamps(Operation.Timestamps timestamps, OperatorContext context) {
        WatermarkStrategy<Object> strategy =
                context.functions().copy((WatermarkStrategy<Object>) timestamps.watermarks());
        StrategyContext strategyContext = new StrategyContext(context.runtime().getMetricGroup(), context.host());
        TimestampAssigner<Object> assigner = strategy.createTimestampAssigner(strategyContext.forAssigner());
        WatermarkGenerator<Object> generator =
                context.isBatch() ? new NoWatermarksGenerator<>() : strategy.createWatermarkGenerator(strategyContext);
        PeriodicClock clock = new PeriodicClock(
                context.services().deadlines(),
                context.host().clock(),
                context.execution().getAutoWatermarkInterval());
        return context.specializer()
                .make(
                        TimestampsOperator.class,
                        Operator.class,
                        assigner,
                        generator,
                        context.output(),
                        context.control(),
                        context.failures(),
                        clock);
    }

    private static Operator reduce(Operation.KeyedReduce reduce, OperatorContext context) {
        TypeInformation<Object> type = (TypeInformation<Object>) context.step().type();
        ValueStateDescriptor<Object> descriptor = new ValueStateDescriptor<>("reduced", type);
        descriptor.initializeSerializerUnlessSet(context.execution());
        if (context.isBatch()) return new FinalReduceOperator(reduce.function(), descriptor, context);
        ValueState<Object> state = context.keyedStates().value(descriptor);
        return context.specializer()
                .make(
                        KeyedReduceOperator.class,
                        Operator.class,
                        context.function((ReduceFunction) reduce.function()),
                        state,
                        Copier.of(type),
                        context.output(),
                        context.control(),
                        context.failures());
    }

    private static Operator async(Operation.Async async, OperatorContext context) {
        AsyncOperator.Settings settings =
                new AsyncOperator.Settings(async.isOrdered(), async.timeoutMillis(), async.capacity(), async.retries());
        try {
            return new AsyncOperator(async.function(), settings, context);
        } catch (Exception thrown) {
            throw context.failures().opening(thrown);
        }
    }

    private static Operator partition(Operation operation, OperatorContext context) {
        TypeInformation<Object> type =
                (TypeInformation<Object>) context.step().inputs().getFirst().type();
        Copier<Object> copier = Copier.of(type);
        return switch (operation) {
            case Operation.MapPartition map -> {
                MapPartitionFunction function = context.function((MapPartitionFunction) map.function());
                yield new PartitionOperator<>(
                        (records, out) -> function.mapPartition(records, out), function, copier, context);
            }
            case Operation.SortPartition sort -> {
                KeySelector<Object, Object> selector =
                        context.functions().copy((KeySelector<Object, Object>) sort.selector());
                yield new PartitionOperator<>(
                        sorting(order(selector, sort.isAscending()), type, context), selector, copier, context);
            }
            case Operation.PartitionReduce reduce ->
                new PartitionFoldOperator<Object, Object, Object>(
                        new PartitionFold.Reduction<>(context.function((ReduceFunction) reduce.function())),
                        "millrace.partition.reduced",
                        type,
                        copier,
                        context);
            case Operation.PartitionAggregate aggregate -> {
                AggregateFunction<Object, Object, Object> function =
                        context.function((AggregateFunction<Object, Object, Object>) aggregate.function());
                yield new PartitionFoldOperator<>(
                        new PartitionFold.Aggregation<>(function),
                        "millrace.partition.accumulator",
                        TypeExtractor.getAggregateFunctionAccumulatorType(function, type, null, true),
                        copier,
                        context);
            }
            default -> throw Check.broken("%s works on no partition", operation);
        };
    }

    private static PartitionOperator.Work<Object, Object> sorting(
            Comparator<Object> order, TypeInformation<Object> type, OperatorContext context) {
        TypeSerializer<Object> serializer =
                type.createSerializer(context.execution().getSerializerConfig());
        long memoryBytes = PartitionOperator.memoryBytes(context);
        return (records, out) -> {
            try (PartitionSorter<Object> sorter =
                    new PartitionSorter<>(serializer, order, context.host().disk(), memoryBytes)) {
                for (Object record : records) sorter.add(record);
                sorter.drain(out::collect);
            }
        };
    }

    private static Comparator<Object> order(KeySelector<Object, Object> selector, boolean ascending) {
        Comparator<Object> byKey = (a, b) -> {
            try {
                return ((Comparable<Object>) selector.getKey(a)).compareTo(selector.getKey(b));
            } catch (Exception thrown) {
                throw new IllegalStateException(thrown);
            }
        };
        return ascending ? byKey : byKey.reversed();
    }
}
