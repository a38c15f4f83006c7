package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the type of a state of a function.
public interface StateTypeStrategy extends TypeStrategy {

    /// Returns a state with a type.
    static StateTypeStrategy of(TypeStrategy typeStrategy) {
        return new Known(typeStrategy, null);
    }

    /// Returns a state with a type and a time to live.
    static StateTypeStrategy of(TypeStrategy typeStrategy, @Nullable Duration timeToLive) {
        return new Known(typeStrategy, timeToLive);
    }

    /// Returns the time after which unused state is dropped; empty for the one of the query.
    Optional<Duration> getTimeToLive(CallContext callContext);

    /// Is a state with a type.
    record Known(TypeStrategy type, @Nullable Duration timeToLive) implements StateTypeStrategy {
        @Override
        public Optional<DataType> inferType(CallContext callContext) {
            return type.inferType(callContext);
        }

        @Override
        public Optional<Duration> getTimeToLive(CallContext callContext) {
            return Optional.ofNullable(timeToLive);
        }
    }
}
