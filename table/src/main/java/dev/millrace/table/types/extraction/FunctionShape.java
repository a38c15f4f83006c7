package dev.millrace.table.types.extraction;

import dev.millrace.table.annotation.FunctionHint;
import dev.millrace.table.annotation.ProcedureHint;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says where the methods of a kind of functions have arguments, states and results.
///
/// @param method the name of the methods
/// @param first the index of the first parameter that is an argument
/// @param superclass the generic superclass whose arguments are the result and the accumulator; null if the method
///     returns the result
/// @param hasAccumulator whether the second argument of the superclass is the accumulator
/// @param result where the type of the result stands
/// @param hasTables whether arguments may be tables and states
public record FunctionShape(
        String method,
        int first,
        @Nullable Class<?> superclass,
        boolean hasAccumulator,
        Result result,
        boolean hasTables) {

    /// Says where the type of the result stands, if there is no superclass.
    enum Result {
        /// The method returns the result.
        RETURNED,
        /// The first parameter of the method is a future of the result.
        FUTURE,
        /// The method returns an array. Its elements are the result.
        ELEMENTS
    }

    /// Describes functions that return a value.
    public static FunctionShape scalar() {
        return new FunctionShape("eval", 0, null, false, Result.RETURNED, false);
    }

    /// Describes functions that complete a future with a value.
    public static FunctionShape asyncScalar() {
        return new FunctionShape("eval", 1, null, false, Result.FUTURE, false);
    }

    /// Describes functions that emit rows.
    ///
    /// @param first the index of the first parameter that is an argument
    public static FunctionShape table(Class<?> superclass, int first) {
        return new FunctionShape("eval", first, superclass, false, Result.RETURNED, false);
    }

    /// Describes functions with an accumulator.
    public static FunctionShape aggregate(Class<?> superclass) {
        return new FunctionShape("accumulate", 1, superclass, true, Result.RETURNED, false);
    }

    /// Describes functions of tables with states.
    public static FunctionShape process(Class<?> superclass) {
        return new FunctionShape("eval", 0, superclass, false, Result.RETURNED, true);
    }

    /// Describes procedures, whose first argument is a context.
    public static FunctionShape procedure() {
        return new FunctionShape("call", 1, null, false, Result.ELEMENTS, false);
    }

    /// Returns the hints of a class or a method, without those of its superclasses.
    List<FunctionHint> hints(AnnotatedElement element) {
        if (result != Result.ELEMENTS) return List.of(element.getDeclaredAnnotationsByType(FunctionHint.class));
        return Arrays.stream(element.getDeclaredAnnotationsByType(ProcedureHint.class))
                .<FunctionHint>map(ProcedureSignature::new)
                .toList();
    }
}
