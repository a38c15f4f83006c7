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

/// Steps that sinks with steps of their own often need.
public class StandardSinkTopologies {

    /// The name of the step that [#addGlobalCommitter] adds.
    public static final String GLOBAL_COMMITTER_TRANSFORMATION_NAME = "Global Committer";

    private StandardSinkTopologies() {}

    /// Adds a committer that gets the committables of all subtasks, for systems where one commit covers them all.
    ///
    /// @param committables of the writers, or of the committers before it
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

    /// As the other [#addGlobalCommitter], for committers that need to know nothing of where they run.
    public static <CommT> void addGlobalCommitter(
            DataStream<CommittableMessage<CommT>> committables,
            SerializableSupplier<Committer<CommT>> committerFactory,
            SerializableSupplier<SimpleVersionedSerializer<CommT>> committableSerializer) {
        addGlobalCommitter(committables, _ -> committerFactory.get(), committableSerializer);
    }
}
