package dev.millrace.api.type;

import dev.millrace.api.serializer.GenericSerializer;
import dev.millrace.api.serializer.TypeFaults;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Describes objects that are serialized generically, because no other serializer supports them.
public class GenericTypeInfo<T> extends UnstructuredTypeInfo<T> implements AtomicType<T> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(GenericTypeInfo.class);
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    /// Creates the generic type of a class.
    public GenericTypeInfo(Class<T> typeClass) {
        super(typeClass);
    }

    /// Returns whether the class overrides `hashCode`, so that equal objects have equal hash codes.
    @Override
    public boolean isKeyType() {
        return TypeExtractor.hasOwnHashCode(getTypeClass());
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        String name = getTypeClass().getName();
        if (config.hasGenericTypesDisabled()) {
            throw TypeFaults.GENERIC
                    .unsupported("The type %s needs generic serialization, which this program forbids.", name)
                    .why("%s", PojoAnalysis.reason(getTypeClass()))
                    .fix("Make the type a record or a POJO (public class, public constructor, public fields or"
                            + " accessors). Or give a TypeInformation, or set pipeline.generic-types to true.");
        }
        if (WARNED.add(name)) {
            LOG.warn("Type {} is serialized generically, which is slow: {}", name, PojoAnalysis.reason(getTypeClass()));
        }
        return new GenericSerializer<>(getTypeClass());
    }

    @Override
    public String toString() {
        return "GenericType<" + getTypeClass().getCanonicalName() + ">";
    }
}
