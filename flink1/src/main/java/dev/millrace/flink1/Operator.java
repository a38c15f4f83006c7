package dev.millrace.flink1;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.type.TypeHint;
import dev.millrace.api.type.TypeInformation;

/// Represents a data set whose step can be configured. Replaces all operators of Flink 1.x that have no methods of
/// their own.
public class Operator<T> extends DataSet<T> {
    Operator(ExecutionEnvironment environment, DataStream<T> stream) {
        super(environment, stream);
    }

    /// Sets the step's name for plans and messages.
    public Operator<T> name(String newName) {
        if (stream() instanceof SingleOutputStreamOperator<T> step) step.name(newName);
        return this;
    }

    public String getName() {
        return stream().step().name();
    }

    /// Sets the parallelism of the step.
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

    /// Sets the type of the elements.
    public Operator<T> returns(Class<T> typeClass) {
        return returns(TypeInformation.of(typeClass));
    }

    /// Sets the type of the elements.
    public Operator<T> returns(TypeHint<T> typeHint) {
        return returns(typeHint.getTypeInfo());
    }

    /// Sets the type of the elements.
    public Operator<T> returns(TypeInformation<T> typeInfo) {
        if (stream() instanceof SingleOutputStreamOperator<T> step) step.returns(typeInfo);
        return this;
    }

    /// Sets the parameters of the function's `open`.
    public Operator<T> withParameters(Configuration parameters) {
        stream().step().parameters(new Configuration(parameters));
        return this;
    }

    /// Makes all elements of another data set available to the function through `getBroadcastVariable`. A separate
    /// job computes the elements before each job with the step.
    ///
    /// @param name by which the function requests the elements
    public Operator<T> withBroadcastSet(DataSet<?> data, String name) {
        getExecutionEnvironment()
                .priorJobs()
                .add(stream().step(), new BroadcastSet<>(stream().step(), name, data));
        return this;
    }

    /// Has no effect.
    public Operator<T> withForwardedFields(String... forwardedFields) {
        return this;
    }

    /// Has no effect.
    public Operator<T> withForwardedFieldsFirst(String... forwardedFieldsFirst) {
        return this;
    }

    /// Has no effect.
    public Operator<T> withForwardedFieldsSecond(String... forwardedFieldsSecond) {
        return this;
    }
}
