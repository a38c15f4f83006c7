package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;
import java.util.List;
import java.util.Optional;

/// The second input of a step: the same stream on another way, or a stream of its own.
record Branch(Optional<Input> source, List<Step> steps) {
    DataStream<Item> build(DataStream<Item> stem) {
        DataStream<Item> stream =
                source.map(input -> input.build(stem.getExecutionEnvironment())).orElse(stem);
        for (Step step : steps) stream = step.build(stream);
        return stream;
    }

    Flow interpret(Flow stem) {
        Flow flow = start(stem);
        for (Step step : steps) flow = step.interpret(flow);
        return flow;
    }

    /// What its first step gets.
    Flow start(Flow stem) {
        return source.map(
                        input -> input.flow(stem.known().isBatch(), stem.known().isReusing()))
                .orElse(stem);
    }
}
