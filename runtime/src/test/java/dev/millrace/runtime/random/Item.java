package dev.millrace.runtime.random;

import java.util.Objects;

/// What flows through random pipelines: a mutable record with fields of which keys of several types can be made.
public final class Item {
    public long key;
    public String word = "";
    public long value;
    public long at;

    /// An empty item, for the serializer.
    public Item() {}

    static Item of(long key, String word, long value, long at) {
        Item item = new Item();
        item.key = key;
        item.word = word;
        item.value = value;
        item.at = at;
        return item;
    }

    Item with(long newValue) {
        return of(key, word, newValue, at);
    }

    Item copy() {
        return of(key, word, value, at);
    }

    /// The event time that is given to it, wherever a pipeline assigns one.
    long time() {
        return Math.floorMod(at, 96) - 16;
    }

    /// Makes it unusable, as a function does that goes on using a record which it has emitted.
    void scramble() {
        key = -1;
        word = "scrambled";
        value = Long.MIN_VALUE;
        at = -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item
                && key == item.key
                && word.equals(item.word)
                && value == item.value
                && at == item.at;
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, word, value, at);
    }

    @Override
    public String toString() {
        return key + word + value + "@" + at;
    }
}
