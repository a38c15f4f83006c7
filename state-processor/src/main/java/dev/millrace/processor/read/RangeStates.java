package dev.millrace.processor.read;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;

/// Restores the keyed state of a range of an operator's keys.
final class RangeStates {
    private RangeStates() {}

    /// Returns the context of the reading step, with states restored from the savepoint.
    @SuppressWarnings("unchecked")
    static OperatorContext of(
            Savepoint savepoint,
            OperatorAddress place,
            Range range,
            TypeInformation<?> keyType,
            OperatorContext context) {
        TypeInformation<Object> type = (TypeInformation<Object>) keyType;
        TypeSerializer<Object> serializer =
                type.createSerializer(context.execution().getSerializerConfig());
        KeyedStates<Object> states = new KeyedStates<>(
                Keys.of(type),
                place.groups(),
                new KeyGroups.Range(range.first(), range.last()),
                context.host().clock());
        states.restore(new KeyedRestore<>(
                savepoint.files(),
                savepoint.manifest().ownFiles(),
                place.operator(),
                0,
                serializer,
                context.runtime().getUserCodeClassLoader()));
        return context.withKeyed(states);
    }
}
