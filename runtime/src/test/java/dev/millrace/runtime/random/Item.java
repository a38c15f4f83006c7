package dev.millrace.runtime.random;

import java.util.Objects;

/// Represents a record of random pipelines. Items are mutable, and their fields allow keys of several types.
public final class Item {
    public long key;
    public String word = "";
    public long value;
    public long at;

    /// Creates an empty item, for the serializer.
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

    /// Returns the event time that pipelines assign to the item.
    long time() {
        return Math.floorMod(at, 96) - 16;
    }

    /// Makes the item unusable, like a function that changes a record after it has emitted the record.
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
