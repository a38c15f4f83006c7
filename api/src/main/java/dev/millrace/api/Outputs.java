package dev.millrace.api;

import dev.millrace.api.function.Function;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;

/// Types of what functions emit.
final class Outputs {
    private Outputs() {}

    /// The output of a function class whose type parameters are the input and the output.
    static <R> TypeInformation<R> ofOne(Function function, Class<?> base, TypeInformation<?> input) {
        return TypeExtractor.getUnaryOperatorReturnType(
                function, base, 0, 1, TypeExtractor.NO_INDEX, input, null, false);
    }

    /// The output of a function class whose type parameters are key, input and output.
    static <R> TypeInformation<R> ofKeyed(Function function, Class<?> base, TypeInformation<?> input) {
        return TypeExtractor.getUnaryOperatorReturnType(
                function, base, 1, 2, TypeExtractor.NO_INDEX, input, null, false);
    }

    /// The output of a function class whose type parameters begin with input and output, and whose lambda gets the
    /// collector as the parameter at a position.
    static <R> TypeInformation<R> ofWindow(Function function, Class<?> base, TypeInformation<?> input, int collector) {
        // A lambda's own parameters are not in the order of the type parameters, so its input says nothing about them.
        boolean isLambda =
                function.getClass().isSynthetic() || function.getClass().isHidden();
        return TypeExtractor.getUnaryOperatorReturnType(
                function, base, 0, 1, new int[] {collector, 0}, isLambda ? null : input, null, false);
    }

    /// The output of a function class whose type parameters are two inputs and the output, from the given position on.
    static <R> TypeInformation<R> ofTwo(
            Function function, Class<?> base, int first, TypeInformation<?> one, TypeInformation<?> two) {
        return TypeExtractor.getBinaryOperatorReturnType(
                function, base, first, first + 1, first + 2, TypeExtractor.NO_INDEX, one, two, null, false);
    }
}
