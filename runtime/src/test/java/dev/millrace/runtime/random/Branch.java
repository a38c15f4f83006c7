package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;
import java.util.List;
import java.util.Optional;

/// Describes the second input of a step: another path of the same stream, or a stream from another source.
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

    /// Returns the input of the first step.
    Flow start(Flow stem) {
        return source.map(
                        input -> input.flow(stem.known().isBatch(), stem.known().isReusing()))
                .orElse(stem);
    }
}
