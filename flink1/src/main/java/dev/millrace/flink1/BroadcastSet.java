package dev.millrace.flink1;

import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.plan.BroadcastVariable;
import dev.millrace.api.plan.Step;
import java.util.ArrayList;
import java.util.List;

/// A data set whose elements all subtasks of a step get.
///
/// @param name by which the function of the step asks for the elements
record BroadcastSet<T>(Step<?> step, String name, DataSet<T> data) implements PriorJob {

    @Override
    public List<DataSet<?>> reads() {
        return List.of(data);
    }

    @Override
    public void run(PriorJobs all) throws Exception {
        List<KeptSet.InMemory<T>> kept = new ArrayList<>();
        JobExecutionResult result =
                all.runSeparately("Broadcast set '" + name + "'", () -> kept.add(KeptSet.InMemory.of(data)));
        KeptSet.InMemory<T> elements = kept.getFirst();
        elements.complete(result);
        step.broadcastVariables().put(name, BroadcastVariable.of(elements.elements(), elements.serializer()));
    }
}
