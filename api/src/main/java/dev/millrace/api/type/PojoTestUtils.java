package dev.millrace.api.type;

import java.lang.reflect.Modifier;

/// Checks in tests whether a class is serialized as a POJO.
public class PojoTestUtils {

    /// Creates an instance without state; all methods are static.
    public PojoTestUtils() {}

    /// Checks that a class is serialized field by field.
    ///
    /// @throws AssertionError if it is not; the message names the rule that the class breaks
    public static <T> void assertSerializedAsPojo(Class<T> clazz) throws AssertionError {
        if (!(TypeInformation.of(clazz) instanceof PojoTypeInfo<T>)) {
            throw new AssertionError(clazz.getName() + " is not serialized field by field: " + reason(clazz) + ".");
        }
    }

    private static String reason(Class<?> clazz) {
        return Modifier.isAbstract(clazz.getModifiers()) ? "it is abstract" : PojoAnalysis.reason(clazz);
    }

    /// Checks that a class and the types of all its fields are serialized without generic serialization.
    ///
    /// @throws AssertionError if they are not; the message names the class and the field
    public static <T> void assertSerializedAsPojoWithoutKryo(Class<T> clazz) throws AssertionError {
        assertSerializedAsPojo(clazz);
        SerializerConfigImpl strict = new SerializerConfigImpl();
        strict.setGenericTypes(false);
        try {
            TypeInformation.of(clazz).createSerializer(strict);
        } catch (RuntimeException generic) {
            throw new AssertionError(clazz.getName() + " holds something that is serialized generically.", generic);
        }
    }
}
