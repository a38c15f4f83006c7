package dev.millrace.api;

import dev.millrace.api.plan.Step;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import java.util.List;

/// Represents a stream whose records go to all subtasks of the connected step. These subtasks keep the records in
/// broadcast state.
public class BroadcastStream<T> {
    private final StreamExecutionEnvironment environment;
    private final DataStream<T> stream;
    private final List<MapStateDescriptor<?, ?>> states;

    protected BroadcastStream(
            StreamExecutionEnvironment environment, DataStream<T> stream, MapStateDescriptor<?, ?>... states) {
        this.environment = environment;
        this.stream = stream;
        this.states = List.of(states);
    }

    /// Returns the type of the records.
    public TypeInformation<T> getType() {
        return stream.getType();
    }

    /// Removes references that a function does not need, and checks that the function is serializable.
    public <F> F clean(F f) {
        return environment.clean(f);
    }

    /// Returns the step behind the stream. Programs that run, draw or test pipelines use this method.
    public Step<T> step() {
        return stream.step();
    }

    DataStream<T> stream() {
        return stream;
    }

    /// Returns the descriptors of the broadcast states that the connected function may use.
    public List<MapStateDescriptor<?, ?>> getBroadcastStateDescriptors() {
        return states;
    }

    /// Returns the environment of the stream.
    public StreamExecutionEnvironment getEnvironment() {
        return environment;
    }
}
