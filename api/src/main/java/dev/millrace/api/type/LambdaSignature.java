package dev.millrace.api.type;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Provides the types of a lambda or method reference from the signature of its method.
record LambdaSignature(Executable method, MethodType instantiated, boolean isReceiverFirst) {

    /// Returns the signature; null if the function is an ordinary object or its method cannot be read.
    static @Nullable LambdaSignature of(Object function) {
        SerializedLambda lambda = Lambdas.written(function);
        if (lambda == null) return null;
        try {
            return of(lambda, function.getClass().getClassLoader());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError _) {
            return null;
        }
    }

    private static @Nullable LambdaSignature of(SerializedLambda lambda, ClassLoader loader)
            throws ClassNotFoundException {
        Class<?> owner = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
        MethodType instantiated = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader);
        MethodType implemented = MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader);
        boolean isInstance = lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeVirtual
                || lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeInterface
                || lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeSpecial;
        Executable method = find(owner, lambda.getImplMethodName(), implemented);
        boolean receiverFirst = isInstance && lambda.getCapturedArgCount() == 0;
        return method == null ? null : new LambdaSignature(method, instantiated, receiverFirst);
    }

    private static @Nullable Executable find(Class<?> owner, String name, MethodType type) {
        Class<?>[] parameters = type.parameterArray();
        if (name.equals("<init>")) return exact(owner.getDeclaredConstructors(), parameters);
        for (Class<?> each = owner; each != null; each = each.getSuperclass()) {
            Method[] named = Stream.of(each.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name) && method.getReturnType() == type.returnType())
                    .toArray(Method[]::new);
            Executable found = exact(named, parameters);
            if (found != null) return found;
        }
        for (Class<?> each : owner.getInterfaces()) {
            Executable found = find(each, name, type);
            if (found != null) return found;
        }
        return null;
    }

    private static @Nullable Executable exact(Executable[] candidates, Class<?>[] parameters) {
        for (Executable candidate : candidates) {
            if (Arrays.equals(candidate.getParameterTypes(), parameters)) return candidate;
        }
        return null;
    }

    /// Returns the return type.
    TypeInformation<?> returned(List<? extends @Nullable TypeInformation<?>> inputs) {
        Type type = method instanceof Method named
                ? named.getGenericReturnType()
                : Generics.withOwnVariables(method.getDeclaringClass());
        return refine(new TypeResolution(bindings(inputs)).of(type), instantiated.returnType());
    }

    /// Returns a type argument of a parameter, for example the element type of a collector.
    TypeInformation<?> argumentOfParameter(
            int parameter, int argument, List<? extends @Nullable TypeInformation<?>> inputs) {
        Type type = parameterType(parameter);
        if (type == null) return LateTypeInfo.ANY;
        Class<?> raw = Generics.raw(type);
        if (argument >= raw.getTypeParameters().length) return LateTypeInfo.ANY;
        return new TypeResolution(bindings(inputs))
                .of(Generics.arguments(raw, type).get(argument));
    }

    /// Returns the type of a parameter.
    TypeInformation<?> parameter(int parameter) {
        Type type = parameterType(parameter);
        TypeInformation<?> found = type == null ? LateTypeInfo.ANY : new TypeResolution(Map.of()).of(type);
        return refine(found, instantiated.parameterType(parameter));
    }

    private @Nullable Type parameterType(int parameter) {
        Type[] types = method.getGenericParameterTypes();
        int index = parameter + types.length - instantiated.parameterCount();
        if (index < 0 && isReceiverFirst) return Generics.withOwnVariables(method.getDeclaringClass());
        return index >= 0 && index < types.length ? types[index] : null;
    }

    private Map<TypeVariable<?>, TypeInformation<?>> bindings(List<? extends @Nullable TypeInformation<?>> inputs) {
        Map<TypeVariable<?>, TypeInformation<?>> bindings = new HashMap<>();
        for (int i = 0; i < inputs.size() && i < instantiated.parameterCount(); i++) {
            Type formal = parameterType(i);
            if (formal != null) Generics.bind(formal, inputs.get(i), bindings);
        }
        return bindings;
    }

    /// Refines an unknown type with the class that the compiler recorded at the place of use.
    private static TypeInformation<?> refine(TypeInformation<?> found, Class<?> noted) {
        if (!(found instanceof LateTypeInfo) || noted == Object.class || noted == void.class) return found;
        return new TypeResolution(Map.of()).of(noted);
    }
}
