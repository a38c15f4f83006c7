package dev.millrace.api;

import dev.millrace.api.function.Function;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;

/// Determines the output types of functions.
final class Outputs {
    private Outputs() {}

    /// Returns the output type of a function class whose type parameters are input and output.
    static <R> TypeInformation<R> ofOne(Function function, Class<?> base, TypeInformation<?> input) {
        return TypeExtractor.getUnaryOperatorReturnType(
                function, base, 0, 1, TypeExtractor.NO_INDEX, input, null, false);
    }

    /// Returns the output type of a function class whose type parameters are key, input and output.
    static <R> TypeInformation<R> ofKeyed(Function function, Class<?> base, TypeInformation<?> input) {
        return TypeExtractor.getUnaryOperatorReturnType(
                function, base, 1, 2, TypeExtractor.NO_INDEX, input, null, false);
    }

    /// Returns the output type of a function class whose type parameters begin with input and output.
    ///
    /// @param collector the position of the collector among the parameters of a lambda
    static <R> TypeInformation<R> ofWindow(Function function, Class<?> base, TypeInformation<?> input, int collector) {
        // The parameters of a lambda have another order than the type parameters, so the input says nothing about them.
        boolean isLambda =
                function.getClass().isSynthetic() || function.getClass().isHidden();
        return TypeExtractor.getUnaryOperatorReturnType(
                function, base, 0, 1, new int[] {collector, 0}, isLambda ? null : input, null, false);
    }

    /// Returns the output type of a function class with two input types and one output type.
    ///
    /// @param first the position of the first input among the type parameters
    static <R> TypeInformation<R> ofTwo(
            Function function, Class<?> base, int first, TypeInformation<?> one, TypeInformation<?> two) {
        return TypeExtractor.getBinaryOperatorReturnType(
                function, base, first, first + 1, first + 2, TypeExtractor.NO_INDEX, one, two, null, false);
    }
}
