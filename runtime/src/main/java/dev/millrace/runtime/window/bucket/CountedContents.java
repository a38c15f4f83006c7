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

/// What a window of the current key holds that ends with a number of records.
///
/// @param <I> records
public sealed interface CountedContents<I> {
    /// The name of the state.
    String NAME = "count-window-contents";

    /// Takes a record in.
    ///
    /// @return how many records the window holds now
    long add(I value) throws Exception;

    /// The result, or the records. To be called when there are some.
    Object get() throws Exception;

    void clear() throws Exception;

    /// All records, in order of arrival.
    ///
    /// @param serializer of records
    static <I> CountedContents<I> listed(KeyedStates<Object> keyed, TypeSerializer<I> serializer) {
        return new Listed<>(keyed.list(listDescriptor(serializer)));
    }

    /// What the records come to.
    ///
    /// @param kept the type of what is kept
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

    /// A list of records.
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

    /// The number of records, and what they came to.
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
