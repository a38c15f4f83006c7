package dev.millrace.api.serializer;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// Describes one field of a class with its name, its type, and the members that read and write the field.
///
/// @param writer null for immutable objects such as records
record ShapeField(
        String name, Class<?> type, Member reader, @Nullable Member writer) {

    boolean isPrimitive() {
        return type.isPrimitive();
    }

    /// Returns whether code in the nest of `owner` can access both members.
    boolean isReachableFrom(Class<?> owner) {
        return isReachable(reader, owner) && (writer == null || isReachable(writer, owner)) && isVisible(type, owner);
    }

    private static boolean isReachable(Member member, Class<?> owner) {
        Class<?> declaring = member.getDeclaringClass();
        if (declaring == owner) return true;
        return Modifier.isPublic(member.getModifiers()) && Modifier.isPublic(declaring.getModifiers());
    }

    private static boolean isVisible(Class<?> type, Class<?> owner) {
        Class<?> component = type;
        while (component.isArray()) component = component.getComponentType();
        return component.isPrimitive()
                || Modifier.isPublic(component.getModifiers())
                || component.getNestHost() == owner.getNestHost()
                || component.getPackage() == owner.getPackage() && !Modifier.isPrivate(component.getModifiers());
    }

    /// Describes a field of a POJO class. If the field is public or declared in the class itself, it is accessed
    /// directly, otherwise by its methods.
    static ShapeField ofField(Class<?> owner, Field field) {
        String name = field.getName();
        Class<?> type = field.getType();
        boolean direct = Modifier.isPublic(field.getModifiers()) || field.getDeclaringClass() == owner;
        Method getter = direct ? null : PojoMethods.getter(owner, field);
        Method setter = direct ? null : PojoMethods.setter(owner, field);
        return getter == null || setter == null
                ? new ShapeField(name, type, field, field)
                : new ShapeField(name, type, getter, setter);
    }
}
