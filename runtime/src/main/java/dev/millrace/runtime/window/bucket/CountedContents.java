package dev.millrace.runtime.window.bucket;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.state.KeyedStates;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;

/// Stores the contents of the current key's count window.
///
/// @param <I> the type of the records
public sealed interface CountedContents<I> {
    /// The name of the state.
    String NAME = "count-window-contents";

    /// Adds a record.
    ///
    /// @return the number of records that the window contains now
    long add(I value) throws Exception;

    /// Returns the result, or the records. The window must contain at least one record.
    Object get() throws Exception;

    void clear() throws Exception;

    /// Creates contents that keep all records in order of arrival.
    ///
    /// @param serializer the serializer of records
    static <I> CountedContents<I> listed(KeyedStates<Object> keyed, TypeSerializer<I> serializer) {
        return new Listed<>(keyed.list(listDescriptor(serializer)));
    }

    /// Creates contents that keep the accumulator of all records.
    ///
    /// @param kept the type of the accumulator
    static <I> CountedContents<I> aggregated(
            KeyedStates<Object> keyed,
            Aggregation<I, Object, Object> aggregation,
            TypeInformation<Object> kept,
            ExecutionConfig execution) {
        return new Aggregated<>(keyed.value(valueDescriptor(kept, execution)), aggregation);
    }

    static <I> ListStateDescriptor<I> listDescriptor(TypeSerializer<I> serializer) {
        return new ListStateDescriptor<>(NAME, serializer);
    }

    static ValueStateDescriptor<Tuple2<Long, Object>> valueDescriptor(
            TypeInformation<Object> kept, ExecutionConfig execution) {
        ValueStateDescriptor<Tuple2<Long, Object>> descriptor =
                new ValueStateDescriptor<>(NAME, Types.TUPLE(Types.LONG, kept));
        descriptor.initializeSerializerUnlessSet(execution);
        return descriptor;
    }

    /// Keeps a list of records.
    record Listed<I>(ListState<I> records) implements CountedContents<I> {
        @Override
        public long add(I value) throws Exception {
            records.add(value);
            Iterable<I> all = get();
            if (all instanceof Collection<I> known) return known.size();
            long count = 0;
            for (I _ : all) count++;
            return count;
        }

        @Override
        public Iterable<I> get() throws Exception {
            Iterable<I> all = records.get();
            return all == null ? List.of() : all;
        }

        @Override
        public void clear() {
            records.clear();
        }
    }

    /// Keeps the number of records and their accumulator.
    record Aggregated<I>(ValueState<Tuple2<Long, Object>> state, Aggregation<I, Object, Object> aggregation)
            implements CountedContents<I> {
        @Override
        public long add(I value) throws Exception {
            Tuple2<Long, Object> counted = state.value();
            if (counted == null) {
                state.update(Tuple2.of(1L, aggregation.first(value)));
                return 1;
            }
            counted.f0++;
            counted.f1 = aggregation.add(counted.f1, value);
            state.update(counted);
            return counted.f0;
        }

        @Override
        public Object get() throws Exception {
            Tuple2<Long, Object> counted = state.value();
            if (counted == null) throw new NoSuchElementException("the window holds no records");
            return aggregation.result(counted.f1);
        }

        @Override
        public void clear() {
            state.clear();
        }
    }
}
