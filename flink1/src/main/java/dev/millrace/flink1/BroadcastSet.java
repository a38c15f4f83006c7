package dev.millrace.flink1;

import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.plan.BroadcastVariable;
import dev.millrace.api.plan.Step;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.ArrayList;
import java.util.List;

/// Represents a broadcast set: all subtasks of a step receive all elements of a data set.
///
/// @param name by which the function of the step requests the elements
record BroadcastSet<T>(Step<?> step, String name, DataSet<T> data) implements PriorJob {

    @Override
    public List<DataSet<?>> reads() {
        return List.of(data);
    }

    @Override
    public void run(PriorJobs all) throws Exception {
        List<KeptSet<T>> kept = new ArrayList<>();
        try {
            JobExecutionResult result =
                    all.runSeparately("Broadcast set '" + name + "'", () -> kept.add(KeptSet.of(data)));
            KeptSet<T> elements = kept.getFirst();
            elements.complete(result);
            TypeSerializer<T> serializer = data.getType()
                    .createSerializer(data.getExecutionEnvironment().getConfig().getSerializerConfig());
            step.broadcastVariables().put(name, BroadcastVariable.of(elements.elements(), serializer));
        } finally {
            kept.forEach(KeptSet::release);
        }
    }
}
