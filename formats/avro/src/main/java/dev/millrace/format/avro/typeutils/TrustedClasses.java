package dev.millrace.format.avro.typeutils;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;

/// Adds classes to those that Avro trusts, because Avro creates objects of trusted classes only. Schemas may come
/// from anywhere. Trusts the record types that a program names, and the classes in their schemas, but no others.
final class TrustedClasses {
    private static final ClassValue<AtomicBoolean> TRUSTED = new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
            return new AtomicBoolean();
        }
    };

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> TRUSTED.get(type).get()));
    }

    private TrustedClasses() {}

    /// @param own the class's own schema
    static void add(Class<?> type, Schema own) {
        // The flag also says that the class's schema was processed.
        if (TRUSTED.get(type).getAndSet(true)) return;
        add(own, type.getClassLoader(), new HashSet<>());
    }

    private static void add(Schema schema, ClassLoader loader, Set<String> seen) {
        switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> {
                if (!seen.add(schema.getFullName())) return;
                trust(SpecificData.getClassName(schema), loader);
                if (schema.getType() == Schema.Type.RECORD)
                    schema.getFields().forEach(field -> add(field.schema(), loader, seen));
            }
            case ARRAY -> add(schema.getElementType(), loader, seen);
            case MAP -> add(schema.getValueType(), loader, seen);
            case UNION -> schema.getTypes().forEach(each -> add(each, loader, seen));
            default -> {}
        }
    }

    private static void trust(String name, ClassLoader loader) {
        try {
            TRUSTED.get(Class.forName(name, false, loader)).set(true);
        } catch (ClassNotFoundException | LinkageError _) {
            // Avro creates generic records instead.
        }
    }
}
