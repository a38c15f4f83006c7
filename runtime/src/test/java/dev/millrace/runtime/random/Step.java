package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;

/// Represents a step of a random pipeline. The step can be built with Millrace's streams, and interpreted on
/// plain lists.
sealed interface Step permits Plain, Keyed, Windowed, Merged {

    /// Returns whether the result depends only on the known properties of the input.
    boolean isDetermined(Flow in);

    DataStream<Item> build(DataStream<Item> in);

    Flow interpret(Flow in);
}
