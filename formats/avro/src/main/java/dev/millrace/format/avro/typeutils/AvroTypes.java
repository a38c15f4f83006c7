package dev.millrace.format.avro.typeutils;

import dev.millrace.api.type.ForeignTypes;
import dev.millrace.api.type.TypeInformation;
import java.lang.reflect.Modifier;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/// Recognizes classes that Avro generated from schemas.
public final class AvroTypes implements ForeignTypes {

    @Override
    public @Nullable TypeInformation<?> of(Class<?> type) {
        return SpecificRecordBase.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())
                ? new AvroTypeInfo<>(type.asSubclass(SpecificRecordBase.class))
                : null;
    }
}
