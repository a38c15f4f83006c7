package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.legacy.StateBackend;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.base.host.Host;
import dev.millrace.processor.function.KeyedStateReaderFunction;
import dev.millrace.processor.read.ElementReading;
import dev.millrace.processor.read.KeyReading;
import dev.millrace.processor.read.OperatorAddress;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;

/// Reads savepoints and checkpoints as bounded streams.
public class SavepointReader {
    private final StreamExecutionEnvironment env;
    private final String path;
    private final Savepoint savepoint;

    private SavepointReader(StreamExecutionEnvironment env, String path, Savepoint savepoint) {
        this.env = env;
        this.path = path;
        this.savepoint = savepoint;
    }

    /// @param path the directory of a savepoint or checkpoint
    /// @throws dev.millrace.base.fault.MillraceException if there is no savepoint or checkpoint, or if it
    /// is corrupt
    public static SavepointReader read(StreamExecutionEnvironment executionEnvironment, String path)
            throws IOException {
        Preconditions.checkNotNull(executionEnvironment);
        return new SavepointReader(
                executionEnvironment, path, Savepoint.open(Host.real().disk(), path));
    }

    /// @param stateBackend unused, because snapshots have the same format for all backends, and the reader loads
    /// only one range of keys at once
    public static SavepointReader read(
            StreamExecutionEnvironment executionEnvironment, String path, StateBackend stateBackend)
            throws IOException {
        return read(executionEnvironment, path);
    }

    private Manifest.OperatorEntry entry(OperatorIdentifier operator) {
        return savepoint.operator(operator.id(), operator.shown());
    }

    private OperatorAddress place(OperatorIdentifier operator) {
        Manifest.OperatorEntry entry = entry(operator);
        return new OperatorAddress(path, entry.id(), entry.name(), entry.maxParallelism(), entry.parallelism());
    }

    private Readings readings() {
        return new Readings(env, path);
    }

    /// Reads an operator list state, whose elements are distributed over the subtasks.
    public <T> DataStream<T> readListState(OperatorIdentifier identifier, String name, TypeInformation<T> typeInfo)
            throws IOException {
        return list(identifier, new ListStateDescriptor<>(name, typeInfo), typeInfo);
    }

    /// Reads an operator list state with a serializer of the program.
    public <T> DataStream<T> readListState(
            OperatorIdentifier identifier, String name, TypeInformation<T> typeInfo, TypeSerializer<T> serializer)
            throws IOException {
        return list(identifier, new ListStateDescriptor<>(name, serializer), typeInfo);
    }

    private <T> DataStream<T> list(
            OperatorIdentifier identifier, ListStateDescriptor<T> descriptor, TypeInformation<T> type) {
        savepoint.require(entry(identifier), descriptor.getName(), SectionKind.SPLIT_LIST);
        OperatorAddress place = place(identifier);
        return readings().of(place.parallelism(), "list state", ElementReading.list(place, descriptor), type);
    }

    /// Reads a union list state; each element once.
    public <T> DataStream<T> readUnionState(OperatorIdentifier identifier, String name, TypeInformation<T> typeInfo)
            throws IOException {
        return union(identifier, new ListStateDescriptor<>(name, typeInfo), typeInfo);
    }

    /// Reads a union list state with a serializer of the program.
    public <T> DataStream<T> readUnionState(
            OperatorIdentifier identifier, String name, TypeInformation<T> typeInfo, TypeSerializer<T> serializer)
            throws IOException {
        return union(identifier, new ListStateDescriptor<>(name, serializer), typeInfo);
    }

    private <T> DataStream<T> union(
            OperatorIdentifier identifier, ListStateDescriptor<T> descriptor, TypeInformation<T> type) {
        savepoint.require(entry(identifier), descriptor.getName(), SectionKind.UNION_LIST);
        return readings().of(1, "union state", ElementReading.union(place(identifier), descriptor), type);
    }

    /// Reads the entries of a broadcast state; each entry once.
    public <K, V> DataStream<Tuple2<K, V>> readBroadcastState(
            OperatorIdentifier identifier,
            String name,
            TypeInformation<K> keyTypeInfo,
            TypeInformation<V> valueTypeInfo)
            throws IOException {
        return broadcast(
                identifier,
                new MapStateDescriptor<>(name, keyTypeInfo, valueTypeInfo),
                Types.TUPLE(keyTypeInfo, valueTypeInfo));
    }

    /// Reads a broadcast state with serializers of the program.
    public <K, V> DataStream<Tuple2<K, V>> readBroadcastState(
            OperatorIdentifier identifier,
            String name,
            TypeInformation<K> keyTypeInfo,
            TypeInformation<V> valueTypeInfo,
            TypeSerializer<K> keySerializer,
            TypeSerializer<V> valueSerializer)
            throws IOException {
        return broadcast(
                identifier,
                new MapStateDescriptor<>(name, keySerializer, valueSerializer),
                Types.TUPLE(keyTypeInfo, valueTypeInfo));
    }

    private <K, V> DataStream<Tuple2<K, V>> broadcast(
            OperatorIdentifier identifier, MapStateDescriptor<K, V> descriptor, TypeInformation<Tuple2<K, V>> type) {
        savepoint.require(entry(identifier), descriptor.getName(), SectionKind.BROADCAST);
        return readings().of(1, "broadcast state", ElementReading.broadcast(place(identifier), descriptor), type);
    }

    /// Reads the keys of an operator with a function that accesses their states and timers.
    public <K, OUT> DataStream<OUT> readKeyedState(
            OperatorIdentifier identifier, KeyedStateReaderFunction<K, OUT> function) throws IOException {
        TypeInformation<K> keys =
                TypeExtractor.createTypeInfo(function, KeyedStateReaderFunction.class, function.getClass(), 0);
        TypeInformation<OUT> type =
                TypeExtractor.createTypeInfo(function, KeyedStateReaderFunction.class, function.getClass(), 1);
        return readKeyedState(identifier, function, keys, type);
    }

    /// Reads keyed state with explicit types, for functions whose types cannot be extracted.
    public <K, OUT> DataStream<OUT> readKeyedState(
            OperatorIdentifier identifier,
            KeyedStateReaderFunction<K, OUT> function,
            TypeInformation<K> keyTypeInfo,
            TypeInformation<OUT> outTypeInfo)
            throws IOException {
        OperatorAddress place = place(identifier);
        return readings()
                .of(place.groups(), "keyed state", new KeyReading<>(place, function, keyTypeInfo), outTypeInfo);
    }

    /// Reads windows of an assigner.
    public <W extends Window> WindowSavepointReader<W> window(WindowAssigner<?, W> assigner) {
        return window(assigner.getWindowSerializer(new ExecutionConfig()));
    }

    /// Reads windows whose namespaces a given serializer has written.
    public <W extends Window> WindowSavepointReader<W> window(TypeSerializer<W> windowSerializer) {
        return new WindowSavepointReader<>(readings(), this::place, windowSerializer);
    }
}
