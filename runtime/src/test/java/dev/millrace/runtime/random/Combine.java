package dev.millrace.runtime.random;

import java.util.List;

/// Combines two items. The operation is commutative and associative in all fields.
enum Combine {
    SUM,
    LEAST,
    GREATEST;

    Item of(Item one, Item two) {
        long value = switch (this) {
            case SUM -> one.value + two.value;
            case LEAST -> Math.min(one.value, two.value);
            case GREATEST -> Math.max(one.value, two.value);
        };
        String word = one.word.compareTo(two.word) >= 0 ? one.word : two.word;
        return Item.of(Math.max(one.key, two.key), word, value, Math.max(one.at, two.at));
    }

    /// Combines a list of at least one item.
    Item of(List<Item> items) {
        return items.stream().reduce(this::of).orElseThrow().copy();
    }
}
