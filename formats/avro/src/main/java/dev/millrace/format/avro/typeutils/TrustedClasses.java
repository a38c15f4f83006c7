package dev.millrace.format.avro.typeutils;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;

/// Avro makes no object of a class that it was not told to trust, because schemas may come from anywhere. What a
/// program names as a type of its records it trusts, and with it what the class's own schema consists of; nothing else
/// is added to what Avro trusts.
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

    /// @param own the schema that the class itself has
    static void add(Class<?> type, Schema own) {
        // The flag of the class says that its schema was looked through, too.
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
            // Avro makes generic objects of it.
        }
    }
}
