package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;

/// A step of a random pipeline, with two readings: as Millrace's streams, and as plain lists.
sealed interface Step permits Plain, Keyed, Windowed, Merged {

    /// Whether its result depends on nothing but what is known of its input.
    boolean isDetermined(Flow in);

    DataStream<Item> build(DataStream<Item> in);

    Flow interpret(Flow in);
}
