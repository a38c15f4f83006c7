package dev.millrace.flink1;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.type.TypeHint;
import dev.millrace.api.type.TypeInformation;

/// A data set that can be told more about how it is made. It stands for all the operators of Flink 1.x that have no
/// methods of their own.
public class Operator<T> extends DataSet<T> {
    Operator(ExecutionEnvironment environment, DataStream<T> stream) {
        super(environment, stream);
    }

    /// Names the step, in plans and messages.
    public Operator<T> name(String newName) {
        if (stream() instanceof SingleOutputStreamOperator<T> step) step.name(newName);
        return this;
    }

    public String getName() {
        return stream().step().name();
    }

    /// Sets how many subtasks the step has.
    public Operator<T> setParallelism(int parallelism) {
        if (stream() instanceof SingleOutputStreamOperator<T> step) step.setParallelism(parallelism);
        return this;
    }

    public int getParallelism() {
        return stream().getParallelism();
    }

    public TypeInformation<T> getResultType() {
        return getType();
    }

    /// Gives the type of the elements.
    public Operator<T> returns(Class<T> typeClass) {
        return returns(TypeInformation.of(typeClass));
    }

    /// Gives the type of the elements.
    public Operator<T> returns(TypeHint<T> typeHint) {
        return returns(typeHint.getTypeInfo());
    }

    /// Gives the type of the elements.
    public Operator<T> returns(TypeInformation<T> typeInfo) {
        if (stream() instanceof SingleOutputStreamOperator<T> step) step.returns(typeInfo);
        return this;
    }

    /// Gives the function of the step what its `open` is called with.
    public Operator<T> withParameters(Configuration parameters) {
        stream().step().parameters(new Configuration(parameters));
        return this;
    }

    /// Gives the function of the step all elements of another data set, which `getBroadcastVariable` returns. A job of
    /// its own makes these elements before each job with the step.
    ///
    /// @param name by which the function asks for the elements
    public Operator<T> withBroadcastSet(DataSet<?> data, String name) {
        getExecutionEnvironment()
                .priorJobs()
                .add(stream().step(), new BroadcastSet<>(stream().step(), name, data));
        return this;
    }

    /// Takes advice that is not needed.
    public Operator<T> withForwardedFields(String... forwardedFields) {
        return this;
    }

    /// Takes advice that is not needed.
    public Operator<T> withForwardedFieldsFirst(String... forwardedFieldsFirst) {
        return this;
    }

    /// Takes advice that is not needed.
    public Operator<T> withForwardedFieldsSecond(String... forwardedFieldsSecond) {
        return this;
    }
}
