package dev.millrace.format.avro.typeutils;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/// Creates type information and serializers for classes of Avro. Published connectors use the methods.
public final class AvroUtils {
    private static final AvroUtils ONLY = new AvroUtils();

    private AvroUtils() {}

    /// Returns the only instance.
    public static AvroUtils getAvroUtils() {
        return ONLY;
    }

    /// Returns the only instance.
    public static Optional<AvroUtils> tryGetAvroUtils() {
        return Optional.of(ONLY);
    }

    /// Returns whether Avro's compiler has generated a class.
    public static boolean isAvroSpecificRecord(Class<?> type) {
        return SpecificRecordBase.class.isAssignableFrom(type);
    }

    /// Returns a serializer that writes objects of a class by Avro.
    public <T> TypeSerializer<T> createAvroSerializer(Class<T> type) {
        return new AvroSerializer<>(type);
    }

    /// Returns the type information of a class. Avro writes the objects if Avro's compiler has generated the class.
    @SuppressWarnings("unchecked")
    public <T> TypeInformation<T> createAvroTypeInfo(Class<T> type) {
        if (!isAvroSpecificRecord(type)) return TypeInformation.of(type);
        return (TypeInformation<T>) new AvroTypeInfo<>(type.asSubclass(SpecificRecordBase.class));
    }
}
