package dev.millrace.api;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.plan.CommitterFactory;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableMessageTypeInfo;
import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.util.function.SerializableFunction;
import dev.millrace.api.util.function.SerializableSupplier;
import java.util.List;

/// Adds steps that many sinks with user-defined steps need.
public class StandardSinkTopologies {

    /// The name of the step that [#addGlobalCommitter] adds.
    public static final String GLOBAL_COMMITTER_TRANSFORMATION_NAME = "Global Committer";

    private StandardSinkTopologies() {}

    /// Adds a committer that receives the committables of all subtasks. Use a global committer for systems in which one
    /// commit covers all subtasks.
    ///
    /// @param committables the output of the writers, or of the committers before this committer
    public static <CommT> void addGlobalCommitter(
            DataStream<CommittableMessage<CommT>> committables,
            SerializableFunction<CommitterInitContext, Committer<CommT>> committerFactory,
            SerializableSupplier<SimpleVersionedSerializer<CommT>> committableSerializer) {
        CommitterFactory<CommT> factory = committerFactory::apply;
        Step<CommittableMessage<CommT>> step = committables.environment.add(
                GLOBAL_COMMITTER_TRANSFORMATION_NAME,
                new Operation.Commit(factory),
                List.of(committables.global().step()),
                () -> CommittableMessageTypeInfo.of(committableSerializer));
        step.fixParallelism();
    }

    /// Works like the other [#addGlobalCommitter], for committers that need no information about their context.
    public static <CommT> void addGlobalCommitter(
            DataStream<CommittableMessage<CommT>> committables,
            SerializableSupplier<Committer<CommT>> committerFactory,
            SerializableSupplier<SimpleVersionedSerializer<CommT>> committableSerializer) {
        addGlobalCommitter(committables, _ -> committerFactory.get(), committableSerializer);
    }
}
