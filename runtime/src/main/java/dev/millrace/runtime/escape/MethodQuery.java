package dev.millrace.runtime.escape;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/// Identifies the method and the argument to analyze. Arguments are identified by their local variable.
///
/// @param subject the variable of the subject; -1 if only what is given out matters
/// @param collector the variable of the collector that receives results; -1 if results are returned
/// @param exact the expected class of the subject; null if unknown
/// @param self the class of the receiver in variable 0; null if it is unknown or the receiver is the subject
/// @param wanted the class of new objects to track; null for none
record MethodQuery(
        Class<?> owner,
        String name,
        MethodTypeDesc type,
        boolean isStatic,
        int subject,
        int collector,
        @Nullable Class<?> exact,
        @Nullable Class<?> self,
        @Nullable ClassDesc wanted) {
    static final int NONE = -1;

    /// Returns the local variable of a parameter; [#NONE] for a negative parameter.
    ///
    /// @param receivers 1 if a receiver precedes the parameters, otherwise 0
    static int variable(MethodTypeDesc type, int parameter, int receivers) {
        if (parameter < 0) return NONE;
        int variable = receivers;
        for (int i = 0; i < parameter; i++)
            variable += TypeKind.from(type.parameterType(i)).slotSize();
        return variable;
    }

    /// Returns the query for a called method and one of its arguments.
    MethodQuery about(CalledMethod called, int variable, @Nullable Class<?> ofSubject, @Nullable Class<?> ofReceiver) {
        return new MethodQuery(
                called.owner(),
                called.name(),
                called.type(),
                called.isStatic(),
                variable,
                NONE,
                ofSubject,
                ofReceiver,
                wanted);
    }
}
