package dev.millrace.runtime.random;

import dev.millrace.api.SingleOutputStreamOperator;
import java.io.Serializable;

/// Describes how an operator is deployed. The deployment must not change the results.
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

    /// Applies the chaining to an operator whose parallelism is fixed.
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
