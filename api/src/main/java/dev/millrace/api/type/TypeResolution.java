package dev.millrace.api.type;

import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.serializer.PojoMethods;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.value.Either;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.Value;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Converts reflected types to types of the engine, given the bindings of type variables.
final class TypeResolution {
    private static final Map<Type, Class<? extends TypeInfoFactory<?>>> FACTORIES = new ConcurrentHashMap<>();

    private final Map<TypeVariable<?>, TypeInformation<?>> variables;
    private final Deque<Type> open;

    TypeResolution(Map<TypeVariable<?>, TypeInformation<?>> variables) {
        this(variables, new ArrayDeque<>());
    }

    private TypeResolution(Map<TypeVariable<?>, TypeInformation<?>> variables, Deque<Type> open) {
        this.variables = variables;
        this.open = open;
    }

    static void register(Type type, Class<? extends TypeInfoFactory<?>> factory) {
        FACTORIES.put(type, factory);
    }

    /// Returns the type. Unknown parts become late types.
    TypeInformation<?> of(Type type) {
        return switch (type) {
            case Class<?> plain when plain.isArray() -> array(plain, () -> of(plain.getComponentType()));
            case Class<?> plain -> ofClass(plain, plain);
            case ParameterizedType given -> ofClass(Generics.raw(given), given);
            case GenericArrayType array -> array(erasedArray(array), () -> of(array.getGenericComponentType()));
            case TypeVariable<?> variable -> ofVariable(variable);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            default -> LateTypeInfo.ANY;
        };
    }

    private Class<?> erasedArray(GenericArrayType array) {
        return of(array.getGenericComponentType()).getTypeClass().arrayType();
    }

    private static TypeInformation<?> array(
            Class<?> arrayClass, java.util.function.Supplier<TypeInformation<?>> component) {
        TypeInformation<?> known = PrimitiveArrayTypeInfo.getInfoFor(arrayClass);
        if (known == null) known = BasicArrayTypeInfo.getInfoFor(arrayClass);
        return known != null ? known : ObjectArrayTypeInfo.getInfoFor(arrayClass, component.get());
    }

    private TypeInformation<?> ofVariable(TypeVariable<?> variable) {
        TypeInformation<?> bound = variables.get(variable);
        return bound != null ? bound : late(Generics.raw(variable));
    }

    private static TypeInformation<?> late(Class<?> bound) {
        return bound == Object.class ? LateTypeInfo.ANY : new LateTypeInfo<>(bound);
    }

    /// Returns the type argument that `type` passes to a supertype.
    private TypeInformation<?> argument(Class<?> supertype, Type type, int index) {
        return of(Generics.arguments(supertype, type).get(index));
    }

    private TypeInformation<?> ofClass(Class<?> raw, Type type) {
        TypeInfoFactory<?> factory = factory(raw);
        if (factory != null) return made(factory, raw, type);
        TypeInformation<?> foreign = ForeignTypeSearch.find(raw);
        if (foreign != null) return foreign;
        TypeInformation<?> atomic = atomic(raw);
        if (atomic != null) return atomic;
        if (raw == List.class) return new ListTypeInfo<>(argument(List.class, type, 0));
        if (raw == Set.class) return new SetTypeInfo<>(argument(Set.class, type, 0));
        if (raw == Map.class) return new MapTypeInfo<>(argument(Map.class, type, 0), argument(Map.class, type, 1));
        if (raw == Collection.class) return new CollectionTypeInfo<>(argument(Collection.class, type, 0));
        if (raw == Optional.class) return new OptionalTypeInfo<>(argument(Optional.class, type, 0));
        if (Either.class.isAssignableFrom(raw)) {
            return new EitherTypeInfo<>(argument(Either.class, type, 0), argument(Either.class, type, 1));
        }
        TypeInformation<?> tuple = tuple(raw, type);
        return tuple != null ? tuple : structured(raw, type);
    }

    /// Returns the type of a class whose values consist of no other types; null for other classes.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable TypeInformation<?> atomic(Class<?> raw) {
        TypeInformation<?> known = BasicTypeInfo.getInfoFor(raw);
        if (known == null) known = SqlTimeTypeInfo.getInfoFor(raw);
        if (known == null) known = LocalTimeTypeInfo.getInfoFor(raw);
        if (known == null) known = JdkTypeInfo.getInfoFor(raw);
        if (known != null) return known;
        if (raw.isEnum()) return new EnumTypeInfo(raw);
        if (Value.class.isAssignableFrom(raw) && !Modifier.isAbstract(raw.getModifiers()))
            return new ValueTypeInfo(raw);
        return raw == Row.class ? new GenericTypeInfo<>(Row.class) : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private @Nullable TypeInformation<?> tuple(Class<?> raw, Type type) {
        if (!Tuple.class.isAssignableFrom(raw) || Modifier.isAbstract(raw.getModifiers())) return null;
        Class<?> standard = raw;
        while (standard.getSuperclass() != Tuple.class) standard = standard.getSuperclass();
        List<Type> arguments = Generics.arguments(standard, type);
        if (PojoMethods.fields(raw).size() != arguments.size()) return null;
        TypeInformation<?>[] fields = arguments.stream().map(this::of).toArray(TypeInformation<?>[]::new);
        return new TupleTypeInfo(raw, fields);
    }

    private TypeInformation<?> structured(Class<?> raw, Type type) {
        boolean sealed = raw.isSealed() && raw.getPermittedSubclasses().length > 0;
        boolean isAbstract = raw.isInterface() || Modifier.isAbstract(raw.getModifiers()) || raw == Object.class;
        if (isAbstract && !sealed) return late(raw);
        boolean pojo = !raw.isRecord() && !sealed && PojoAnalysis.isPojo(raw);
        if (!pojo && !raw.isRecord() && !sealed) return new GenericTypeInfo<>(raw);
        // A type contains itself. If the values may be cyclic, the type becomes generic; otherwise, it becomes late.
        // The same class with other type arguments is another type; the classes of the program limit their number.
        Type opened = pojo ? type : raw;
        if (open.contains(opened)) return pojo ? new GenericTypeInfo<>(raw) : late(raw);
        open.push(opened);
        try {
            return sealed ? sealed(raw) : fields(raw, type);
        } finally {
            open.pop();
        }
    }

    private TypeInformation<?> sealed(Class<?> raw) {
        LinkedHashSet<Class<?>> leaves = new LinkedHashSet<>();
        collectLeaves(raw, leaves);
        List<TypeInformation<?>> types = new ArrayList<>();
        for (Class<?> leaf : leaves) {
            TypeInformation<?> type = leaf == raw ? new GenericTypeInfo<>(raw) : of(leaf);
            if (type.getTypeClass() != leaf || type instanceof LateTypeInfo) return late(raw);
            types.add(type);
        }
        return new SealedTypeInfo<>(raw, types);
    }

    private static void collectLeaves(Class<?> type, Set<Class<?>> leaves) {
        if (!type.isSealed() || !Modifier.isAbstract(type.getModifiers())) leaves.add(type);
        if (type.isSealed()) {
            for (Class<?> each : type.getPermittedSubclasses()) {
                if (!type.isEnum()) collectLeaves(each, leaves);
            }
        }
    }

    private TypeInformation<?> fields(Class<?> raw, Type type) {
        List<PojoField> fields = new ArrayList<>();
        if (raw.isRecord()) {
            TypeResolution inner = within(raw, type);
            for (RecordComponent component : raw.getRecordComponents()) {
                Field field = TypeExtractor.getDeclaredField(raw, component.getName());
                fields.add(new PojoField(Objects.requireNonNull(field), inner.ofField(field)));
            }
        } else {
            for (Field field : PojoMethods.fields(raw)) {
                fields.add(new PojoField(
                        field, within(field.getDeclaringClass(), type).ofField(field)));
            }
        }
        return new PojoTypeInfo<>(raw, fields);
    }

    private TypeInformation<?> ofField(Field field) {
        TypeInfo annotation = field.getAnnotation(TypeInfo.class);
        if (annotation == null) return of(field.getGenericType());
        return made(newFactory(annotation.value()), field.getType(), field.getGenericType());
    }

    /// Returns a resolution with the type arguments that `type` passes to a superclass.
    private TypeResolution within(Class<?> declaring, Type type) {
        Map<TypeVariable<?>, TypeInformation<?>> inner = new HashMap<>(variables);
        TypeVariable<?>[] parameters = declaring.getTypeParameters();
        if (parameters.length == 0) return this;
        List<Type> arguments = Generics.arguments(declaring, type);
        for (int i = 0; i < parameters.length; i++) {
            if (arguments.get(i) != parameters[i]) inner.put(parameters[i], of(arguments.get(i)));
        }
        return new TypeResolution(inner, open);
    }

    /// Returns the factory that is registered for or named by a class or one of its superclasses; null for none.
    static @Nullable TypeInfoFactory<?> factory(Class<?> raw) {
        for (Class<?> each = raw; each != null && each != Object.class; each = each.getSuperclass()) {
            Class<? extends TypeInfoFactory<?>> registered = FACTORIES.get(each);
            if (registered != null) return newFactory(registered);
            TypeInfo annotation = each.getAnnotation(TypeInfo.class);
            if (annotation != null) return newFactory(annotation.value());
        }
        return null;
    }

    @SuppressWarnings("rawtypes") // the annotation contains a raw class
    static TypeInfoFactory<?> newFactory(Class<? extends TypeInfoFactory> factory) {
        try {
            Constructor<? extends TypeInfoFactory> constructor = factory.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException thrown) {
            throw new InvalidTypesException("The type factory " + factory.getName() + " cannot be made.", thrown);
        }
    }

    private TypeInformation<?> made(TypeInfoFactory<?> factory, Class<?> raw, Type type) {
        Map<String, TypeInformation<?>> parameters = new LinkedHashMap<>();
        TypeVariable<?>[] names = raw.getTypeParameters();
        List<Type> arguments = Generics.arguments(raw, type);
        for (int i = 0; i < names.length; i++) parameters.put(names[i].getName(), of(arguments.get(i)));
        TypeInformation<?> made = factory.createTypeInfo(type, parameters);
        if (made == null)
            throw new InvalidTypesException(
                    "The type factory " + factory.getClass().getName() + " gave null.");
        return made;
    }
}
