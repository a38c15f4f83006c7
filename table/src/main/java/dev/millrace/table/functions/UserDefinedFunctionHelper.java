package dev.millrace.table.functions;

import dev.millrace.table.types.extraction.ExtractionFaults;
import java.lang.reflect.Modifier;

/// Creates and checks functions.
public final class UserDefinedFunctionHelper {
    /// Is the name of the method of scalar functions.
    public static final String SCALAR_EVAL = "eval";

    /// Is the name of the method of asynchronous scalar functions.
    public static final String ASYNC_SCALAR_EVAL = "eval";

    /// Is the name of the method of table functions.
    public static final String TABLE_EVAL = "eval";

    /// Is the name of the method that adds a row to an accumulator.
    public static final String AGGREGATE_ACCUMULATE = "accumulate";

    /// Is the name of the method that takes a row back from an accumulator.
    public static final String AGGREGATE_RETRACT = "retract";

    /// Is the name of the method that merges accumulators.
    public static final String AGGREGATE_MERGE = "merge";

    /// Is the name of the method that emits all rows of an accumulator.
    public static final String TABLE_AGGREGATE_EMIT = "emitValue";

    /// Is the name of the method that emits changed rows of an accumulator.
    public static final String TABLE_AGGREGATE_EMIT_RETRACT = "emitUpdateWithRetract";

    private UserDefinedFunctionHelper() {}

    /// Returns a new function of a class.
    ///
    /// @throws dev.millrace.table.fault.ValidationException if the class is no usable function
    public static UserDefinedFunction instantiateFunction(Class<?> functionClass) {
        if (!UserDefinedFunction.class.isAssignableFrom(functionClass)) {
            throw ExtractionFaults.function(
                    "The class " + functionClass.getName() + " is no function.",
                    "Extend ScalarFunction, TableFunction, AggregateFunction or another class of functions.");
        }
        validateClass(functionClass.asSubclass(UserDefinedFunction.class));
        try {
            return (UserDefinedFunction) functionClass.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException failed) {
            throw ExtractionFaults.function(
                    "A function of the class " + functionClass.getName() + " cannot be created: " + failed + ".",
                    "Give the class a public constructor without parameters.");
        }
    }

    /// Checks the class of a function.
    ///
    /// @throws dev.millrace.table.fault.ValidationException if the class is no usable function
    public static void validateClass(Class<? extends UserDefinedFunction> functionClass) {
        int modifiers = functionClass.getModifiers();
        boolean isInner = functionClass.isMemberClass() && !Modifier.isStatic(modifiers);
        if (Modifier.isAbstract(modifiers) || isInner || !Modifier.isPublic(modifiers)) {
            throw ExtractionFaults.function(
                    "The class " + functionClass.getName()
                            + " of a function is not public, abstract or an inner class.",
                    "Make it public and, within another class, static.");
        }
    }

    /// Returns whether the name of the class is enough to create a function again: it has no fields.
    public static boolean isClassNameSerializable(UserDefinedFunction function) {
        for (Class<?> each = function.getClass(); each != UserDefinedFunction.class; each = each.getSuperclass()) {
            for (java.lang.reflect.Field field : each.getDeclaredFields()) {
                boolean isState =
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
                if (isState) return false;
            }
        }
        return true;
    }

    /// Returns a name for a function without one.
    public static String generateInlineFunctionName(UserDefinedFunction function) {
        return "*" + function.functionIdentifier() + "*";
    }
}
