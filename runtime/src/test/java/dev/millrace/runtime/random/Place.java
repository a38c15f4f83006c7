package dev.millrace.runtime.random;

import dev.millrace.api.SingleOutputStreamOperator;
import java.io.Serializable;

/// How an operator is deployed, which must make no difference to its results.
record Place(int parallelism, Chaining chaining) implements Serializable {
    enum Chaining {
        ALLOWED,
        NONE,
        NEW
    }

    <T> SingleOutputStreamOperator<T> put(SingleOutputStreamOperator<T> operator) {
        operator.setParallelism(parallelism);
        return chain(operator);
    }

    /// For operators whose parallelism is given.
    <T> SingleOutputStreamOperator<T> chain(SingleOutputStreamOperator<T> operator) {
        return switch (chaining) {
            case ALLOWED -> operator;
            case NONE -> operator.disableChaining();
            case NEW -> operator.startNewChain();
        };
    }

    @Override
    public String toString() {
        return "x" + parallelism + (chaining == Chaining.ALLOWED ? "" : " chaining " + chaining);
    }
}
