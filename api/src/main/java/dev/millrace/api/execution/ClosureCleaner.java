package dev.millrace.api.execution;

import dev.millrace.api.config.ExecutionVocabulary.ClosureCleanerLevel;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.util.InvalidProgramException;
import java.io.IOException;

/// Makes sure that a function can be shipped. Lambdas and static classes capture only what they use; what an inner or
/// anonymous class holds of its subtask context without using it is let go.
public class ClosureCleaner {

    public ClosureCleaner() {}

    /// Frees the function of a reference to the enclosing object that its class does not use, then checks it.
    ///
    /// @param checkSerializable whether to check that it can be shipped
    /// @throws InvalidProgramException if it cannot be shipped; says which field is to blame
    public static void clean(Object function, ClosureCleanerLevel level, boolean checkSerializable) {
        if (function == null) return;
        if (level != ClosureCleanerLevel.NONE)
            EnclosingReferences.free(function, level == ClosureCleanerLevel.RECURSIVE);
        if (checkSerializable) ensureSerializable(function);
    }

    /// Checks that the object can be shipped.
    ///
    /// @throws InvalidProgramException if it cannot; says which field is to blame
    public static void ensureSerializable(Object object) {
        try {
            InstantiationUtil.serializeObject(object);
        } catch (IOException | RuntimeException thrown) {
            throw new InvalidProgramException(Shipping.explanation(object, thrown), thrown);
        }
    }
}
