package dev.millrace.api;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.InputTypeConfigurable;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes the input type to user functions that are configurable with it.
final class InputTypes {
    private InputTypes() {}

    static void tell(Operation operation, List<Step<?>> inputs, ExecutionConfig config) {
        if (userCode(operation) instanceof InputTypeConfigurable asking)
            asking.setInputType(inputs.getFirst().type(), config);
    }

    /// Returns the user function of an operation with one input, or null if the operation has none.
    private static @Nullable Object userCode(Operation operation) {
        return switch (operation) {
            case Operation.Map map -> map.function();
            case Operation.FlatMap flatMap -> flatMap.function();
            case Operation.Filter filter -> filter.function();
            case Operation.Process process -> process.function();
            case Operation.KeyedReduce reduce -> reduce.function();
            case Operation.KeyedProcess process -> process.function();
            case Operation.Async async -> async.function();
            case Operation.MapPartition partition -> partition.function();
            case Operation.PartitionReduce reduce -> reduce.function();
            case Operation.PartitionAggregate aggregate -> aggregate.function();
            case Operation.Write write -> write.sink();
            case Operation.Prepare prepare -> prepare.sink();
            default -> null;
        };
    }
}
