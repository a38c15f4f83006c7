package dev.millrace.runtime.escape;

import dev.millrace.api.type.Lambdas;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Analyzes what a user function does with its records. Thread-safe.
public final class FunctionEscapes {
    /// Results live as long as the user's class, and keep no other class in memory.
    private static final ClassValue<Map<MethodQuery, EscapeAnalysis>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<MethodQuery, EscapeAnalysis> computeValue(Class<?> owner) {
            return new ConcurrentHashMap<>();
        }
    };

    /// Describes how a function is called.
    ///
    /// @param method the method of the interface or class that all such functions have
    /// @param record the index of the parameter with the record; -1 if there is none
    /// @param collector the index of the parameter that collects results; -1 if the function returns them
    public record Entry(Method method, int record, int collector) {

        /// Finds the entry of a function class by the name of its method.
        public static Entry of(Class<?> functions, String name, int record, int collector) {
            Method method = Stream.of(functions.getMethods())
                    .filter(each -> each.getName().equals(name) && !each.isBridge())
                    .findFirst()
                    .orElseThrow();
            return new Entry(method, record, collector);
        }

        private MethodTypeDesc type() {
            return describe(MethodType.methodType(method.getReturnType(), method.getParameterTypes()));
        }
    }

    private FunctionEscapes() {}

    /// Analyzes a function.
    ///
    /// @param input the class of the records, if they are flat; otherwise null
    /// @param output the class of the results, if they are flat; otherwise null
    public static EscapeAnalysis of(Object function, Entry entry, @Nullable Class<?> input, @Nullable Class<?> output) {
        SerializedLambda lambda = Lambdas.written(function);
        try {
            MethodQuery query = lambda == null
                    ? ofObject(function.getClass(), entry, input, output)
                    : ofLambda(lambda, function.getClass().getClassLoader(), entry, input, output);
            if (query == null) return EscapeAnalysis.UNKNOWN;
            EscapeAnalysis escapes = answer(query);
            return lambda != null && isUnbound(lambda) ? escapes.ofExactClass() : escapes;
        } catch (ClassNotFoundException | LinkageError unreadable) {
            return EscapeAnalysis.UNKNOWN;
        }
    }

    private static EscapeAnalysis answer(MethodQuery query) {
        ClassLoader loader = query.owner().getClassLoader();
        boolean isOfOneLoader = Stream.of(query.exact(), query.self())
                .filter(Objects::nonNull)
                .allMatch(type -> type.getClassLoader() == loader);
        if (!isOfOneLoader) return new Analyzer().of(query);
        return KNOWN.get(query.owner()).computeIfAbsent(query, asked -> new Analyzer().of(asked));
    }

    private static @Nullable MethodQuery ofObject(
            Class<?> type, Entry entry, @Nullable Class<?> input, @Nullable Class<?> output) {
        if (type.isHidden()) return null;
        return new ClassCode()
                .of(type, entry.method().getName(), entry.type())
                .map(method -> new MethodQuery(
                        method.owner(),
                        method.name(),
                        method.type(),
                        false,
                        input == null ? MethodQuery.NONE : MethodQuery.variable(method.type(), entry.record(), 1),
                        MethodQuery.variable(method.type(), entry.collector(), 1),
                        input,
                        type,
                        describe(output)))
                .orElse(null);
    }

    private static @Nullable MethodQuery ofLambda(
            SerializedLambda lambda,
            ClassLoader loader,
            Entry entry,
            @Nullable Class<?> input,
            @Nullable Class<?> output)
            throws ClassNotFoundException {
        int kind = lambda.getImplMethodKind();
        if (kind == MethodHandleInfo.REF_newInvokeSpecial) return null;
        boolean isStatic = kind == MethodHandleInfo.REF_invokeStatic;
        int captured = lambda.getCapturedArgCount();
        Class<?> owner = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(lambda.getImplMethodSignature());
        String name = lambda.getImplMethodName();
        ClassCode code = new ClassCode();
        if (isUnbound(lambda)) {
            if (input == null || entry.record() != 0) return null;
            return code.of(input, name, type)
                    .map(method -> new MethodQuery(
                            method.owner(),
                            name,
                            type,
                            false,
                            0,
                            MethodQuery.variable(type, entry.collector() - 1, 1),
                            input,
                            null,
                            describe(output)))
                    .orElse(null);
        }
        Class<?> self = isStatic ? null : lambda.getCapturedArg(0).getClass();
        int receivers = isStatic ? 0 : 1;
        int before = captured - receivers;
        return code.unchangeable(owner, Objects.requireNonNull(describe(owner)), name, type)
                .or(() -> code.of(self == null ? owner : self, name, type))
                .map(method -> new MethodQuery(
                        method.owner(),
                        name,
                        type,
                        isStatic,
                        input == null
                                ? MethodQuery.NONE
                                : MethodQuery.variable(type, after(before, entry.record()), receivers),
                        MethodQuery.variable(type, after(before, entry.collector()), receivers),
                        input,
                        self,
                        describe(output)))
                .orElse(null);
    }

    /// Returns whether the lambda is a reference to a method of the record itself.
    private static boolean isUnbound(SerializedLambda lambda) {
        return lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic
                && lambda.getImplMethodKind() != MethodHandleInfo.REF_newInvokeSpecial
                && lambda.getCapturedArgCount() == 0;
    }

    private static int after(int captured, int parameter) {
        return parameter < 0 ? parameter : captured + parameter;
    }

    private static @Nullable ClassDesc describe(@Nullable Class<?> type) {
        return type == null ? null : ClassDesc.ofDescriptor(type.descriptorString());
    }

    private static MethodTypeDesc describe(MethodType type) {
        return MethodTypeDesc.ofDescriptor(type.descriptorString());
    }
}
