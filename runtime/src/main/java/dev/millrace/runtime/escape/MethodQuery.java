package dev.millrace.runtime.escape;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/// Which method's conduct is asked for, towards which of its arguments. Arguments are named by the local variable
/// they arrive in.
///
/// @param subject the variable of the subject; -1 if only what is given out matters
/// @param collector the variable of the collector to which results are given; -1 if they are returned
/// @param exact the class of the subject, as far as can be expected
/// @param self the class of the receiver in variable 0, if it is known and not the subject
/// @param wanted the class of which new objects are looked for
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

    /// The local variable in which a parameter arrives; none for a parameter below 0.
    ///
    /// @param receivers 1 if a receiver comes before the parameters, else 0
    static int variable(MethodTypeDesc type, int parameter, int receivers) {
        if (parameter < 0) return NONE;
        int variable = receivers;
        for (int i = 0; i < parameter; i++)
            variable += TypeKind.from(type.parameterType(i)).slotSize();
        return variable;
    }

    /// The same about what another method does with one of its arguments and returns.
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
