package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;

/// Defines a key of an item; each constant has another key type.
enum KeyKind {
    LONG,
    INTEGER,
    STRING,
    TUPLE,
    RECORD;

    /// Represents a key with two components.
    public record Pair(String word, long key) {}

    /// Returns the key of an item; equal keys are equal objects.
    Object of(Item item) {
        return switch (this) {
            case LONG -> item.key;
            case INTEGER -> (int) Math.floorMod(item.key, 2);
            case STRING -> item.word;
            case TUPLE -> Tuple2.of(item.key, item.word);
            case RECORD -> new Pair(item.word, item.key);
        };
    }

    @SuppressWarnings("unchecked")
    TypeInformation<Object> type() {
        TypeInformation<?> type = switch (this) {
            case LONG -> Types.LONG;
            case INTEGER -> Types.INT;
            case STRING -> Types.STRING;
            case TUPLE -> Types.TUPLE(Types.LONG, Types.STRING);
            case RECORD -> TypeInformation.of(Pair.class);
        };
        return (TypeInformation<Object>) type;
    }

    KeySelector<Item, Object> selector() {
        KeyKind kind = this;
        return item -> kind.of(item);
    }

    KeyedStream<Item, Object> by(DataStream<Item> stream) {
        return stream.keyBy(selector(), type());
    }
}
