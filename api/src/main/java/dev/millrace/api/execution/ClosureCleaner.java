package dev.millrace.api.execution;

import dev.millrace.api.config.ExecutionVocabulary.ClosureCleanerLevel;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.util.InvalidProgramException;
import java.io.IOException;

/// Removes references that a function does not need and checks that the function is serializable. An inner or anonymous
/// class holds its enclosing object. If the class does not use the object, the cleaner removes the reference.
public class ClosureCleaner {

    public ClosureCleaner() {}

    /// Removes the reference to the enclosing object if the function's class does not use it, then checks
    /// the function.
    ///
    /// @param function the function; null has no effect
    /// @param checkSerializable whether to check that the function is serializable
    /// @throws InvalidProgramException if the function is not serializable; the message names the field
    public static void clean(Object function, ClosureCleanerLevel level, boolean checkSerializable) {
        if (function == null) return;
        if (level != ClosureCleanerLevel.NONE)
            EnclosingReferences.free(function, level == ClosureCleanerLevel.RECURSIVE);
        if (checkSerializable) ensureSerializable(function);
    }

    /// Checks that an object is serializable.
    ///
    /// @throws InvalidProgramException if the object is not serializable; the message names the field
    public static void ensureSerializable(Object object) {
        try {
            InstantiationUtil.serializeObject(object);
        } catch (IOException | RuntimeException thrown) {
            throw new InvalidProgramException(Shipping.explanation(object, thrown), thrown);
        }
    }
}
