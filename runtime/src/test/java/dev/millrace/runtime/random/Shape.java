package dev.millrace.runtime.random;

import dev.millrace.api.tuple.Tuple4;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;

/// Lists the classes to which a step converts items.
enum Shape {
    POJO,
    TUPLE,
    RECORD;

    static final TypeInformation<Tuple4<Long, String, Long, Long>> TUPLE_TYPE =
            Types.TUPLE(Types.LONG, Types.STRING, Types.LONG, Types.LONG);

    /// Represents an immutable item.
    public record Entry(long key, String word, long value, long at) {
        static Entry of(Item item) {
            return new Entry(item.key, item.word, item.value, item.at);
        }

        Item item() {
            return Item.of(key, word, value, at);
        }
    }

    static Tuple4<Long, String, Long, Long> tuple(Item item) {
        return Tuple4.of(item.key, item.word, item.value, item.at);
    }

    static Item item(Tuple4<Long, String, Long, Long> tuple) {
        return Item.of(tuple.f0, tuple.f1, tuple.f2, tuple.f3);
    }
}
